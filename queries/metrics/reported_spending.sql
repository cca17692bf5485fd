-- Which monthly spending is in force?
-- Grain: department_code, year, month, task_code
-- Reads: current_spending
-- Params: department_code, year
-- Units: spent_amount in yuan
select
    department_code,
    year,
    month,
    task_code,
    spent_amount,
    note,
    submission_id,
    is_illustrative,
from current_spending
where
    ($department_code is null or department_code = $department_code)
    and ($year is null or year = $year)
order by department_code, year, month, task_code
