-- Which rate was reported above 100 %, although its target is 100 % at most?
-- Grain: department_code, year, month, subject_code
-- Reads: current_actuals, current_indicators
-- Params: none
-- Units: values in percent
select
    a.department_code,
    a.year,
    a.month,
    'rate_above_hundred' as check_name,
    'high' as severity,
    a.indicator_code as subject_code,
    i.level3 as subject_name,
    'reported_value=' || cast(a.actual_value as varchar) as evidence_parts,
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
    and not i.is_growth
    -- Where the parts say the same, they are the better evidence.
    and coalesce(a.numerator_value <= a.denominator_value, true)
