-- Which code was ever given to which department, whether its form still counts or not?
-- Grain: department_code, department_name
-- Reads: department_forms
-- Params: none
-- Units: none
select
    department_code,
    department_name,
    max(submission_id) as submission_id,
from department_forms
group by department_code, department_name
order by department_code, submission_id
