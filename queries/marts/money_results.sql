-- How far the money of each task and budget line is spent, against the time gone or its payment plan.
-- Grain: department_code, year, task_code, month
-- Reads: money_judged, current_settings
-- Params: none
-- Units: amounts in yuan, rates 0…1 and, where overspent, beyond; judged_month 1…month
with judged as (
    select
        department_code,
        year,
        task_code,
        month,
        section,
        task_name,
        payment_month,
        responsible_office,
        planned_amount,
        budget_amount,
        spent_amount,
        executed_amount,
        planned_to_date,
        is_illustrative,
        judged_month,
        -- What should be spent by then is kept as twelfths, so that a third of a budget is still an exact number.
        coalesce(planned_when_judged * 12, budget_amount * judged_month) as due_twelfths,
    from money_judged
)

select
    j.department_code,
    j.year,
    j.task_code,
    j.month,
    j.section,
    j.task_name,
    j.payment_month,
    j.responsible_office,
    j.planned_amount,
    j.budget_amount,
    j.spent_amount,
    j.executed_amount,
    j.executed_amount / nullif(j.budget_amount, 0) as execution_rate,
    j.judged_month,
    case
        when j.planned_to_date is null then j.judged_month / 12
        else j.due_twelfths / (12 * nullif(j.budget_amount, 0))
    end as schedule_rate,
    -- How much of what is due by that month is spent; money that is paid in one month is due in full from it on.
    case
        when coalesce(j.budget_amount, 0) = 0 or j.judged_month < j.payment_month then null
        when j.payment_month is not null then j.executed_amount / nullif(j.budget_amount, 0)
        else j.executed_amount * 12 / nullif(j.due_twelfths, 0)
    end as due_rate,
    -- The plan or the time gone by the end of the month itself, whatever is reported.
    coalesce(j.planned_to_date, j.budget_amount * j.month / 12) as scheduled_amount,
    j.planned_to_date is not null as has_plan,
    case
        when
            j.month < j.payment_month and coalesce(j.executed_amount < j.budget_amount, true)
            then 'not_due'
        when j.executed_amount is null or j.budget_amount is null then 'no_data'
        when j.executed_amount >= j.budget_amount or j.budget_amount = 0 then 'met'
        -- Whether a payment was made that was due after the last report, nobody knows yet.
        when j.judged_month < j.payment_month then 'no_data'
        when j.payment_month is not null then 'behind'
        -- executed ÷ due against a threshold, cross-multiplied.
        when j.executed_amount * 12 < s.slow_rate * j.due_twelfths then 'behind'
        when j.executed_amount * 12 < s.on_track_rate * j.due_twelfths then 'slow'
        else 'on_track'
    end as status,
    coalesce(j.executed_amount > j.budget_amount, false) as overspent,
    j.is_illustrative,
from judged as j
cross join current_settings as s
