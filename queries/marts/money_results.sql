-- How far the money of each task and budget line is spent, against the time gone.
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
    e.budget_amount,
    e.spent_amount,
    e.executed_amount,
    e.executed_amount / nullif(e.budget_amount, 0) as execution_rate,
    e.month / 12 as schedule_rate,
    case
        when
            e.month < e.payment_month and coalesce(e.executed_amount < e.budget_amount, true)
            then 'not_due'
        when e.executed_amount is null or e.budget_amount is null then 'no_data'
        when e.executed_amount >= e.budget_amount then 'met'
        when e.payment_month is not null then 'behind'
        -- executed ÷ budget ÷ (month ÷ 12) against a threshold, cross-multiplied.
        when e.executed_amount * 12 < s.slow_rate * e.budget_amount * e.month then 'behind'
        when e.executed_amount * 12 < s.on_track_rate * e.budget_amount * e.month then 'slow'
        else 'on_track'
    end as status,
    coalesce(e.executed_amount > e.budget_amount, false) as overspent,
    e.is_illustrative,
from money_to_date as e
cross join current_settings as s
