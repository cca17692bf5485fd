-- What do the printed points and scores come to that a level or the total of a self-evaluation adds up?
-- Grain: department_code, year, score_number
-- Reads: current_printed_scores
-- Params: none
-- Units: points, score and their sums in points; a sum is null where one of its parts has none
with added as (
    select
        s.department_code,
        s.year,
        s.score_number,
        s.part,
        s.item_name,
        s.points,
        s.score,
        s.source_row,
        count(*) as part_count,
        count(p.points) as points_count,
        count(p.score) as score_count,
        sum(p.points) as part_points,
        sum(p.score) as part_score,
    from current_printed_scores as s
    inner join current_printed_scores as p
        on
            s.department_code = p.department_code
            and s.year = p.year
            and s.paper_number = p.paper_number
    where
        (
            s.part = 'level' and p.part = 'indicator'
            and (s.level1 is null or s.level1 = p.level1)
            and (s.level2 is null or s.level2 = p.level2)
        )
        or (s.part = 'total' and p.part in ('indicator', 'execution', 'task') and p.is_in_total)
    group by
        s.department_code, s.year, s.score_number, s.part, s.item_name, s.points, s.score, s.source_row
)

select
    department_code,
    year,
    score_number,
    part,
    item_name,
    points,
    score,
    source_row,
    case when points_count = part_count then part_points end as summed_points,
    case when score_count = part_count then part_score end as summed_score,
from added
