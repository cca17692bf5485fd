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
    'name_count=' || cast(name_count as varchar) as evidence_parts,
from counted
where name_count > 1
