-- Whether the money and the results of each task keep step: how much of what is due by now each has reached.
-- Grain: department_code, year, task_code, month
-- Reads: money_results, linked_results, current_settings
-- Params: none
-- Units: rates of what is due by now, money beyond 1 where it is early; gap_rate is money minus results
with side_by_side as (
    select
        m.department_code,
        m.year,
        m.task_code,
        m.month,
        m.due_rate as money_rate,
        m.task_name,
        m.payment_month,
        m.budget_amount,
        m.execution_rate,
        m.judged_month,
        m.status,
        coalesce(k.linked_count, 0) as linked_count,
        coalesce(k.compared_count, 0) as compared_count,
        coalesce(k.without_data_count, 0) as without_data_count,
        coalesce(k.not_due_count, 0) as not_due_count,
        k.results_rate,
    from money_results as m
    left join linked_results as k
        on
            m.department_code = k.department_code
            and m.year = k.year
            and m.task_code = k.task_code
            and m.month = k.month
    where m.section != 'budget'
)

select
    b.department_code,
    b.year,
    b.task_code,
    b.month,
    b.task_name,
    b.payment_month,
    b.budget_amount,
    b.execution_rate,
    b.judged_month,
    b.money_rate,
    b.linked_count,
    b.compared_count,
    b.without_data_count,
    b.not_due_count,
    b.results_rate,
    b.money_rate - b.results_rate as gap_rate,
    case
        when b.linked_count = 0 then 'no_link'
        when b.month < b.payment_month then 'not_due'
        when b.status = 'no_data' or b.execution_rate is null then 'no_data'
        when b.compared_count = 0 and b.without_data_count > 0 then 'no_data'
        when b.money_rate is null or b.results_rate is null then 'not_due'
        -- A gap of exactly the setting is in step; the rates are quotients, so a hair's breadth is allowed for.
        when b.money_rate - b.results_rate > s.double_monitoring_gap + 0.0000001 then 'money_ahead'
        when b.money_rate - b.results_rate < -s.double_monitoring_gap - 0.0000001 then 'results_ahead'
        -- Side by side, but short of what is due: nothing to be content with.
        when least(b.money_rate, b.results_rate) < s.on_track_rate - 0.0000001 then 'both_short'
        else 'in_step'
    end as balance,
from side_by_side as b
cross join current_settings as s
