-- Which plain count stands among the quality indicators?
-- Grain: department_code, year, subject_code
-- Reads: current_indicators
-- Params: none
-- Units: none
select
    department_code,
    year,
    'count_among_qualities' as check_name,
    'low' as severity,
    indicator_code as subject_code,
    level3 as subject_name,
    '“' || level2 || '”中的这一项是数量（' || unit || '）。' as evidence,
    'This one among “' || level2 || '” is a count (' || unit || ').' as evidence_en,
    '数量宜列入数量指标，质量指标宜写明合格率、优良率等。' as suggestion,
    'A count belongs among the quantity indicators; a quality says how good.' as suggestion_en,
from current_indicators
where
    level2 like '%质量%'
    and unit in ('个', '件', '次', '条', '期', '场', '人', '人次', '份', '项', '家', '户', '套', '台', '辆')
