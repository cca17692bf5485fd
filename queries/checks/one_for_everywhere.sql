-- Which target asks for next to nothing although it speaks of every place?
-- Grain: department_code, year, subject_code
-- Reads: current_indicators
-- Params: none
-- Units: none
select
    department_code,
    year,
    'one_for_everywhere' as check_name,
    'high' as severity,
    indicator_code as subject_code,
    level3 as subject_name,
    '解释为“' || explanation || '”，指标值只有 ' || comparator || target_text || coalesce(unit, '') || '，一处达到即算完成。' as evidence,
    'The explanation says “' || explanation || '”, the target is only ' || comparator || ' ' || target_text || ' '
    || coalesce(unit, '') || ': one place is enough to meet it.' as evidence_en,
    '请改为覆盖率，或以应配备的总数为指标值。' as suggestion,
    'Make it a coverage rate, or set the total number as the target.' as suggestion_en,
from current_indicators
where
    target_value <= 1
    and direction = 'higher'
    and not coalesce(is_percentage, false)
    -- A unit per place (人/村) asks every place for its own.
    and coalesce(unit, '') not like '%/%'
    and (explanation like '%各村%' or explanation like '%每个%' or explanation like '%各县%' or explanation like '%各地%')
