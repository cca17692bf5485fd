-- Which level or total of a self-evaluation has another score than its parts come to?
-- Grain: department_code, year, subject_code
-- Reads: score_sums
-- Params: none
-- Units: printed_score and summed_score in points
select
    department_code,
    year,
    'score_sum_differs' as check_name,
    'high' as severity,
    '第' || cast(source_row as varchar) || '行 ' || item_name as subject_code,
    item_name as subject_name,
    concat_ws(
        chr(31),
        'printed_score_value=' || cast(score as varchar),
        'summed_score_value=' || cast(summed_score as varchar)
    ) as evidence_parts,
from score_sums
-- Within a tenth of a point they agree (papers.md §7).
where abs(score - summed_score) > 0.1
