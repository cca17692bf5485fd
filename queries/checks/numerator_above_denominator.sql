-- Which share has a numerator above its denominator: a part that is more than the whole?
-- Grain: department_code, year, month, subject_code
-- Reads: current_actuals, current_indicators
-- Params: none
-- Units: none
select
    a.department_code,
    a.year,
    a.month,
    'numerator_above_denominator' as check_name,
    'high' as severity,
    a.indicator_code as subject_code,
    i.level3 as subject_name,
    concat_ws(
        chr(31),
        'numerator_value=' || cast(a.numerator_value as varchar),
        'denominator_value=' || cast(a.denominator_value as varchar)
    ) as evidence_parts,
from current_actuals as a
inner join current_indicators as i
    on
        a.department_code = i.department_code
        and a.year = i.year
        and a.indicator_code = i.indicator_code
where
    a.numerator_value > a.denominator_value
    -- Only where the whole is the most there can be: not yuan a person, and not what grows.
    and i.target_value <= case when i.is_percentage then 100 else 1 end
    and not i.is_growth
