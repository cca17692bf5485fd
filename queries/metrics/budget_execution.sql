-- How much of the department's budget, line by line and as a whole, is spent?
-- Grain: department_code, year, month, task_code
-- Reads: money_results
-- Params: department_code, year, month
-- Units: amounts in yuan, rates 0…1 and, where overspent, beyond
select
    department_code,
    year,
    month,
    task_code,
    task_name,
    planned_amount,
    budget_amount,
    spent_amount,
    executed_amount,
    execution_rate,
    judged_month,
    schedule_rate,
    has_plan,
    status,
    overspent,
    is_illustrative,
from money_results
where
    section = 'budget'
    and ($department_code is null or department_code = $department_code)
    and ($year is null or year = $year)
    and ($month is null or month = $month)
order by department_code, year, month, task_code
