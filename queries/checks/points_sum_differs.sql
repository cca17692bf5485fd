-- Where do the points that a self-evaluation prints not come to its level, its total, or else to 100?
-- Grain: department_code, year, subject_code
-- Reads: current_printed_scores, score_sums
-- Params: none
-- Units: printed_points and summed_points in points
with papers as (
    select
        department_code,
        year,
        paper_number,
        count(case when part = 'total' then points end) as total_count,
        count(score) as score_count,
        count(case when part = 'indicator' then 1 end) as indicator_count,
        count(case when part = 'indicator' then points end) as weighted_count,
        sum(case when part in ('indicator', 'execution', 'task') and is_in_total then points end) as summed_points,
    from current_printed_scores
    group by department_code, year, paper_number
),

compared as (
    select
        department_code,
        year,
        '第' || cast(source_row as varchar) || '行 ' || item_name as subject_code,
        item_name as subject_name,
        points as printed_points,
        summed_points,
    from score_sums
    union all
    -- A self-evaluation without a total is one of 100 points.
    select
        department_code,
        year,
        '全部' || cast(paper_number as varchar) as subject_code,
        '分值' as subject_name,
        100 as printed_points,
        summed_points,
    from papers
    where total_count = 0 and score_count > 0 and indicator_count = weighted_count and indicator_count > 0
)

select
    department_code,
    year,
    'points_sum_differs' as check_name,
    'medium' as severity,
    subject_code,
    subject_name,
    concat_ws(
        chr(31),
        'printed_points_value=' || cast(printed_points as varchar),
        'summed_points_value=' || cast(summed_points as varchar)
    ) as evidence_parts,
from compared
-- Within a tenth of a point they agree (papers.md §7).
where abs(printed_points - summed_points) > 0.1
