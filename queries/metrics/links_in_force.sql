-- Which indicators are linked to which task?
-- Grain: department_code, year, task_code, indicator_code
-- Reads: current_links
-- Params: department_code, year
-- Units: none
select
    department_code,
    year,
    task_code,
    indicator_code,
    submission_id,
from current_links
where
    ($department_code is null or department_code = $department_code)
    and ($year is null or year = $year)
order by department_code, year, task_code, indicator_code
