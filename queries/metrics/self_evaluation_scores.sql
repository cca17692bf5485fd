-- What points and scores does the self-evaluation print, and what are they by our own computation?
-- Grain: department_code, year, score_number
-- Reads: current_printed_scores, own_scores, score_sums
-- Params: department_code, year
-- Units: points and scores in points; own_score is that of an item, summed_ what the parts of a sum come to
select
    p.department_code,
    p.year,
    p.score_number,
    p.part,
    p.item_code,
    p.item_name,
    p.level1,
    p.level2,
    p.points,
    p.score,
    o.own_rate,
    o.own_score,
    s.summed_points,
    s.summed_score,
    p.paper_number,
    p.is_in_total,
    p.source_row,
    p.submission_id,
from current_printed_scores as p
left join own_scores as o
    on
        p.department_code = o.department_code
        and p.year = o.year
        and p.score_number = o.score_number
left join score_sums as s
    on
        p.department_code = s.department_code
        and p.year = s.year
        and p.score_number = s.score_number
where
    ($department_code is null or p.department_code = $department_code)
    and ($year is null or p.year = $year)
order by p.department_code, p.year, p.score_number
