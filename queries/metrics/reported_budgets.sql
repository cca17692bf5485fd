-- Which adjusted budgets are in force, and from which month on?
-- Grain: department_code, year, month, task_code
-- Reads: current_adjusted_budgets
-- Params: department_code, year
-- Units: budget_amount in yuan
select
    department_code,
    year,
    month,
    task_code,
    budget_amount,
    note,
    submission_id,
    is_illustrative,
from current_adjusted_budgets
where
    ($department_code is null or department_code = $department_code)
    and ($year is null or year = $year)
order by department_code, year, month, task_code
