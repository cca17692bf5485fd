-- Which indicators share a name, so that only the explanation tells them apart?
-- Grain: department_code, year, subject_code
-- Reads: current_indicators
-- Params: none
-- Units: none
with counted as (
    select
        department_code,
        year,
        indicator_code,
        level3,
        count(*) over (partition by department_code, year, level3) as name_count,
    from current_indicators
)

select
    department_code,
    year,
    'indicator_name_used_twice' as check_name,
    'medium' as severity,
    indicator_code as subject_code,
    level3 as subject_name,
    '有 ' || cast(name_count as varchar) || ' 项指标同名“' || level3 || '”，只能靠解释区分。' as evidence,
    cast(name_count as varchar) || ' indicators are called “' || level3 || '”; only the explanation tells them apart.'
        as evidence_en,
    '请改用能区分的名称，如加上审查的对象。' as suggestion,
    'Give them names that differ, for example by adding what is counted.' as suggestion_en,
from counted
where name_count > 1
