-- How much of the money of each task, each budget line and the whole budget is spent, as the official table counts it?
-- Grain: department_code, year, month, task_code
-- Reads: money_results, money_parts
-- Params: department_code, year, month
-- Units: amounts in yuan; initial_rate is over the budget of the year's beginning, execution_rate over the adjusted one
with lines as (
    select
        department_code,
        year,
        month,
        task_code,
        task_name,
        planned_amount,
        budget_amount,
        executed_amount,
        execution_rate,
        judged_month,
        is_illustrative,
    from money_results
    union all
    select
        department_code,
        year,
        month,
        'total' as task_code,
        null as task_name,
        planned_amount,
        budget_amount,
        executed_amount,
        execution_rate,
        judged_month,
        is_illustrative,
    from money_parts
    where part = 'budget'
)

select
    department_code,
    year,
    month,
    task_code,
    task_name,
    planned_amount,
    budget_amount,
    budget_amount - planned_amount as adjustment_amount,
    executed_amount,
    executed_amount / nullif(planned_amount, 0) as initial_rate,
    execution_rate,
    judged_month,
    is_illustrative,
from lines
where
    ($department_code is null or department_code = $department_code)
    and ($year is null or year = $year)
    and ($month is null or month = $month)
order by department_code, year, month, task_code
