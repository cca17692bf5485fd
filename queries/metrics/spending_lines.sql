-- Everything that spending can be reported for: the tasks and the budget's expenditure lines.
-- Grain: department_code, year, task_code
-- Reads: money_lines
-- Params: department_code, year
-- Units: budget_amount in yuan
select
    department_code,
    year,
    task_code,
    section,
    task_name,
    budget_amount,
from money_lines
where
    ($department_code is null or department_code = $department_code)
    and ($year is null or year = $year)
order by
    department_code,
    year,
    case section when 'key' then 1 when 'other' then 2 else 3 end,
    length(task_code),
    task_code
