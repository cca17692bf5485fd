-- Do the indicators have no weights?
-- Grain: department_code, year, subject_code
-- Reads: score_weights
-- Params: none
-- Units: none
select
    department_code,
    year,
    'no_weights' as check_name,
    'medium' as severity,
    '全部' as subject_code,
    '权重' as subject_name,
    concat_ws(
        chr(31),
        'indicator_count=' || cast(indicator_count as varchar),
        'missing_count=' || cast(indicator_count - weighted_count as varchar)
    ) as evidence_parts,
from score_weights
where weighted_count < indicator_count
