-- How far the money of each task and budget line is spent, against the time gone or its payment plan.
-- Grain: department_code, year, task_code, month
-- Reads: money_to_date, current_settings
-- Params: none
-- Units: amounts in yuan, rates 0…1 and, where overspent, beyond
select
    e.department_code,
    e.year,
    e.task_code,
    e.month,
    e.section,
    e.task_name,
    e.payment_month,
    e.responsible_office,
    e.planned_amount,
    e.budget_amount,
    e.spent_amount,
    e.executed_amount,
    e.executed_amount / nullif(e.budget_amount, 0) as execution_rate,
    case
        when e.planned_to_date is null then e.month / 12
        else e.planned_to_date / nullif(e.budget_amount, 0)
    end as schedule_rate,
    e.planned_to_date is not null as has_plan,
    case
        when
            e.month < e.payment_month and coalesce(e.executed_amount < e.budget_amount, true)
            then 'not_due'
        when e.executed_amount is null or e.budget_amount is null then 'no_data'
        when e.executed_amount >= e.budget_amount or e.budget_amount = 0 then 'met'
        when e.payment_month is not null then 'behind'
        -- executed ÷ scheduled against a threshold, cross-multiplied; what should be spent by now is kept as twelfths,
        -- so that a third of a budget is still an exact number.
        when e.executed_amount * 12 < s.slow_rate * coalesce(e.planned_to_date * 12, e.budget_amount * e.month)
            then 'behind'
        when e.executed_amount * 12 < s.on_track_rate * coalesce(e.planned_to_date * 12, e.budget_amount * e.month)
            then 'slow'
        else 'on_track'
    end as status,
    coalesce(e.executed_amount > e.budget_amount, false) as overspent,
    e.is_illustrative,
from money_to_date as e
cross join current_settings as s
