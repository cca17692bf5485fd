-- How much money do the tasks together, and the budget lines together, have, and how much of it is spent?
-- Grain: department_code, year, month, part
-- Reads: money_results
-- Params: department_code, year, month
-- Units: amounts in yuan, rates 0…1
with parts as (
    select
        department_code,
        year,
        month,
        -- Two denominators that are never mixed: the tasks' planned money, and the budget lines.
        case when section = 'budget' then 'budget' else 'tasks' end as part,
        schedule_rate,
        budget_amount,
        executed_amount,
        is_illustrative,
    from money_results
    where
        ($department_code is null or department_code = $department_code)
        and ($year is null or year = $year)
        and ($month is null or month = $month)
)

select
    department_code,
    year,
    month,
    part,
    schedule_rate,
    count(*) as line_count,
    count(executed_amount) as reported_count,
    sum(budget_amount) as budget_amount,
    sum(executed_amount) as executed_amount,
    sum(executed_amount) / nullif(sum(budget_amount), 0) as execution_rate,
    sum(budget_amount) * schedule_rate as scheduled_amount,
    max(case when is_illustrative then 1 else 0 end) = 1 as is_illustrative,
from parts
group by department_code, year, month, part, schedule_rate
order by department_code, year, month, part
