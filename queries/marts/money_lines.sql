-- Everything that money is spent on: the tasks of the form, and its expenditure lines as a whole.
-- Grain: department_code, year, task_code
-- Reads: current_tasks, current_budget_lines
-- Params: none
-- Units: budget_amount in yuan
select
    department_code,
    year,
    task_code,
    section,
    task_name,
    budget_amount,
    payment_month,
    responsible_office,
from current_tasks
union all
-- The lines contain the tasks' money in part or not at all: they are never added to the tasks or divided by them.
select
    department_code,
    year,
    line_code as task_code,
    'budget' as section,
    line_name as task_name,
    budget_amount,
    null as payment_month,
    null as responsible_office,
from current_budget_lines
-- Lines with other codes are parts of these, and would be counted twice.
where side = 'expenditure' and line_code like 'B%'
