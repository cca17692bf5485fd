-- Whose monthly plan adds up to less than the year's target?
-- Grain: department_code, year, subject_code
-- Reads: current_indicator_plans, current_indicators
-- Params: none
-- Units: values in the indicator's unit
select
    i.department_code,
    i.year,
    'plan_below_target' as check_name,
    'high' as severity,
    i.indicator_code as subject_code,
    i.level3 as subject_name,
    concat_ws(
        chr(31),
        'planned=' || cast(p.planned_to_date as varchar),
        'target_text=' || i.target_text,
        'unit=' || coalesce(i.unit, '')
    ) as evidence_parts,
from current_indicator_plans as p
inner join current_indicators as i
    on
        p.department_code = i.department_code
        and p.year = i.year
        and p.indicator_code = i.indicator_code
where p.month = 12 and p.planned_to_date < i.target_value
