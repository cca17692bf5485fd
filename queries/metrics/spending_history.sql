-- How did the money of one task or budget line go, month by month?
-- Grain: department_code, year, task_code, month
-- Reads: money_results
-- Params: department_code, year, task_code
-- Units: amounts in yuan, rates 0…1 and, where overspent, beyond
select
    department_code,
    year,
    task_code,
    month,
    section,
    task_name,
    payment_month,
    responsible_office,
    planned_amount,
    budget_amount,
    spent_amount,
    executed_amount,
    execution_rate,
    judged_month,
    schedule_rate,
    scheduled_amount,
    has_plan,
    status,
    overspent,
    is_illustrative,
from money_results
where
    ($department_code is null or department_code = $department_code)
    and ($year is null or year = $year)
    and ($task_code is null or task_code = $task_code)
order by department_code, year, task_code, month
