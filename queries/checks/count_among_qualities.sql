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
    concat_ws(chr(31), 'level2=' || level2, 'unit=' || unit) as evidence_parts,
from current_indicators
where
    level2 like '%质量%'
    and unit in ('个', '件', '次', '条', '期', '场', '人', '人次', '份', '项', '家', '户', '套', '台', '辆')
