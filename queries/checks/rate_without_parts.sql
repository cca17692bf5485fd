-- Which month gave only a rate although other months gave numerator and denominator, so that it does not count?
-- Grain: department_code, year, month, subject_code
-- Reads: current_actuals, current_indicators
-- Params: none
-- Units: none
with reported as (
    select
        a.department_code,
        a.year,
        a.month,
        a.indicator_code,
        i.level3,
        a.actual_value is not null and a.denominator_value is null as is_rate_only,
        count(a.denominator_value) over (
            partition by a.department_code, a.year, a.indicator_code
        ) as parts_count,
    from current_actuals as a
    inner join current_indicators as i
        on
            a.department_code = i.department_code
            and a.year = i.year
            and a.indicator_code = i.indicator_code
    where i.aggregation = 'ratio'
)

select
    department_code,
    year,
    month,
    'rate_without_parts' as check_name,
    'high' as severity,
    indicator_code as subject_code,
    level3 as subject_name,
    '' as evidence_parts,
from reported
where is_rate_only and parts_count > 0
