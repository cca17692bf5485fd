-- Does the money of each task buy results: what is spent and what is reached, each of what is due by now?
-- Grain: department_code, year, month, task_code
-- Reads: balances
-- Params: department_code, year, month
-- Units: amounts in yuan; rates of what is due by now, money beyond 1 where it is early; gap_rate is money minus results
select
    department_code,
    year,
    month,
    task_code,
    task_name,
    payment_month,
    budget_amount,
    execution_rate,
    judged_month,
    money_rate,
    linked_count,
    compared_count,
    without_data_count,
    not_due_count,
    results_rate,
    gap_rate,
    balance,
from balances
where
    ($department_code is null or department_code = $department_code)
    and ($year is null or year = $year)
    and ($month is null or month = $month)
order by department_code asc, year asc, month asc, abs(gap_rate) desc nulls last, task_code asc
