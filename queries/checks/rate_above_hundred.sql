-- Which rate was reported above 100 %, although its target is 100 % at most?
-- Grain: department_code, year, month, subject_code
-- Reads: current_actuals, current_indicators
-- Params: none
-- Units: none
with rates as (
    select
        a.department_code,
        a.year,
        a.month,
        a.indicator_code,
        i.level3,
        regexp_replace(cast(cast(a.actual_value as double) as varchar), '[.]0$', '') as reported_rate,
    from current_actuals as a
    inner join current_indicators as i
        on
            a.department_code = i.department_code
            and a.year = i.year
            and a.indicator_code = i.indicator_code
    where
        a.actual_value > 100
        -- A target in words is reported as a grade from 0 to 100 %.
        and (i.is_percentage or i.target_value is null)
        and coalesce(i.target_value, 100) <= 100
        -- What grows can more than double.
        and not regexp_matches(i.level3, '增长|增幅|增速')
        -- Where the parts say the same, they are the better evidence.
        and coalesce(a.numerator_value <= a.denominator_value, true)
)

select
    department_code,
    year,
    month,
    'rate_above_hundred' as check_name,
    'high' as severity,
    indicator_code as subject_code,
    level3 as subject_name,
    cast(month as varchar) || ' 月填报 ' || reported_rate || '%，超过 100%。' as evidence,
    'Month ' || cast(month as varchar) || ' says ' || reported_rate || ' %, more than 100 %.' as evidence_en,
    '请核对完成值；件数请填在分子、分母中。' as suggestion,
    'Check the figure; counts belong in the columns for numerator and denominator.' as suggestion_en,
from rates
