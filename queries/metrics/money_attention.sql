-- Which tasks and budget lines are late with their money, overspent, or without any report?
-- Grain: department_code, year, month, task_code
-- Reads: money_results
-- Params: department_code, year, month
-- Units: amounts in yuan, rates 0…1 and, where overspent, beyond
select
    department_code,
    year,
    month,
    task_code,
    section,
    task_name,
    budget_amount,
    executed_amount,
    execution_rate,
    schedule_rate,
    status,
    overspent,
from money_results
where
    (status in ('behind', 'slow', 'no_data') or overspent)
    and ($department_code is null or department_code = $department_code)
    and ($year is null or year = $year)
    and ($month is null or month = $month)
order by
    department_code asc,
    year asc,
    month asc,
    case when overspent then 0 when status = 'behind' then 1 when status = 'slow' then 2 else 3 end asc,
    budget_amount desc,
    task_code asc
