-- Whose monthly plan adds up to less than the year's target?
-- Grain: department_code, year, subject_code
-- Reads: current_indicator_plans, current_indicators
-- Params: none
-- Units: none
select
    i.department_code,
    i.year,
    'plan_below_target' as check_name,
    'high' as severity,
    i.indicator_code as subject_code,
    i.level3 as subject_name,
    '分月计划合计 ' || cast(p.planned_to_date as varchar) || '，低于指标值 ' || i.target_text || coalesce(i.unit, '')
    || '。' as evidence,
    'The monthly plan adds up to ' || cast(p.planned_to_date as varchar) || ', less than the target ' || i.target_text
    || ' ' || coalesce(i.unit, '') || '.' as evidence_en,
    '请调整分月计划，使全年合计不低于指标值。' as suggestion,
    'Change the plan so that the year reaches the target.' as suggestion_en,
from current_indicator_plans as p
inner join current_indicators as i
    on
        p.department_code = i.department_code
        and p.year = i.year
        and p.indicator_code = i.indicator_code
where p.month = 12 and p.planned_to_date < i.target_value
