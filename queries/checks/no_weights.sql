-- Do the indicators have no weights?
-- Grain: department_code, year, subject_code
-- Reads: current_indicators
-- Params: none
-- Units: none
with counted as (
    select
        department_code,
        year,
        count(*) as indicator_count,
        count(weight) as weighted_count,
    from current_indicators
    group by department_code, year
)

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
from counted
where weighted_count < indicator_count
