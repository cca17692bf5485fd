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
        planned_amount,
        budget_amount,
        spent_amount,
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
    -- Of the whole, the time gone; single lines may have a plan of their own.
    month / 12 as schedule_rate,
    count(*) as line_count,
    count(executed_amount) as reported_count,
    -- Lines with a report of this very month: where there is none, the month's money is not known yet.
    count(spent_amount) as month_reported_count,
    sum(planned_amount) as planned_amount,
    sum(budget_amount) as budget_amount,
    sum(executed_amount) as executed_amount,
    sum(executed_amount) / nullif(sum(budget_amount), 0) as execution_rate,
    sum(budget_amount) * month / 12 as scheduled_amount,
    max(case when is_illustrative then 1 else 0 end) = 1 as is_illustrative,
from parts
group by department_code, year, month, part
order by department_code, year, month, part
