-- How much money do the tasks together, and the budget lines together, have, and how much of it is spent?
-- Grain: department_code, year, month, part
-- Reads: money_parts
-- Params: department_code, year, month
-- Units: amounts in yuan, rates 0…1; judged_month is the last month for which the money is known
select
    department_code,
    year,
    month,
    part,
    -- Of the whole, the time gone; single lines may have a plan of their own.
    schedule_rate,
    judged_month,
    line_count,
    reported_count,
    month_reported_count,
    planned_amount,
    budget_amount,
    executed_amount,
    execution_rate,
    scheduled_amount,
    is_illustrative,
from money_parts
where
    ($department_code is null or department_code = $department_code)
    and ($year is null or year = $year)
    and ($month is null or month = $month)
order by department_code, year, month, part
