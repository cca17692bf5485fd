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
    '“' || level2 || '”中的这一项是比率（' || coalesce(unit, '') || '）。' as evidence,
    'This one among “' || level2 || '” is a rate (' || coalesce(unit, '') || ').' as evidence_en,
    '比率宜列入质量指标，数量指标宜写明件数、次数或人数。' as suggestion,
    'A rate belongs among the quality indicators; a quantity says how many.' as suggestion_en,
from current_indicators
where level2 like '%数量%' and (is_percentage or level3 like '%率' or level3 like '%率（%')
