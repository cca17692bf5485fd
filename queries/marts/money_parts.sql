-- The money of the tasks together and of the budget lines together, and how much of each is spent.
-- Grain: department_code, year, month, part
-- Reads: money_results
-- Params: none
-- Units: amounts in yuan, rates 0…1 and, where overspent, beyond
with divided as (
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
        judged_month,
        is_illustrative,
    from money_results
)

select
    department_code,
    year,
    month,
    part,
    count(*) as line_count,
    count(executed_amount) as reported_count,
    -- Lines with a report of this very month: where there is none, the month's money is not known yet.
    count(spent_amount) as month_reported_count,
    sum(planned_amount) as planned_amount,
    sum(budget_amount) as budget_amount,
    sum(executed_amount) as executed_amount,
    sum(executed_amount) / nullif(sum(budget_amount), 0) as execution_rate,
    -- Each line's money beside the time gone by the month for which it is known.
    max(judged_month) as judged_month,
    sum(budget_amount * judged_month) / 12 as scheduled_amount,
    coalesce(sum(budget_amount * judged_month) / (12 * nullif(sum(budget_amount), 0)), month / 12) as schedule_rate,
    max(case when is_illustrative then 1 else 0 end) = 1 as is_illustrative,
from divided
group by department_code, year, month, part
