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
    concat_ws(
        chr(31),
        'explanation=' || explanation,
        'comparator=' || comparator,
        'target_text=' || target_text,
        'unit=' || coalesce(unit, '')
    ) as evidence_parts,
from current_indicators
where
    target_value <= 1
    and direction = 'higher'
    and not coalesce(is_percentage, false)
    -- A unit per place (人/村) asks every place for its own.
    and coalesce(unit, '') not like '%/%'
    and (explanation like '%各村%' or explanation like '%每个%' or explanation like '%各县%' or explanation like '%各地%')
