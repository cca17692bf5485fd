-- What is planned to be paid in each month for the tasks that have a payment plan?
-- Grain: department_code, year, task_code, month
-- Reads: current_task_plans
-- Params: department_code, year, task_code
-- Units: amounts in yuan
select
    department_code,
    year,
    task_code,
    month,
    planned_amount,
    planned_to_date,
from current_task_plans
where
    ($department_code is null or department_code = $department_code)
    and ($year is null or year = $year)
    and ($task_code is null or task_code = $task_code)
order by department_code, year, task_code, month
