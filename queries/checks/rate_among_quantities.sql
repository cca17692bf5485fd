-- Which rate stands among the quantity indicators?
-- Grain: department_code, year, subject_code
-- Reads: current_indicators
-- Params: none
-- Units: none
select
    department_code,
    year,
    'rate_among_quantities' as check_name,
    'low' as severity,
    indicator_code as subject_code,
    level3 as subject_name,
    concat_ws(chr(31), 'level2=' || level2, 'unit=' || coalesce(unit, '')) as evidence_parts,
from current_indicators
where level2 like '%数量%' and (is_percentage or level3 like '%率' or level3 like '%率（%')
