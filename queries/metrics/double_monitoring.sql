-- Does the money of each task buy results: its execution rate beside the completion of its linked indicators?
-- Grain: department_code, year, month, task_code
-- Reads: money_results, linked_results, current_settings
-- Params: department_code, year, month
-- Units: amounts in yuan, rates 0…1; gap_rate is execution minus completion
with side_by_side as (
    select
        m.department_code,
        m.year,
        m.month,
        m.task_code,
        m.task_name,
        m.budget_amount,
        m.execution_rate,
        coalesce(k.linked_count, 0) as linked_count,
        k.linked_completion_rate,
        m.execution_rate - k.linked_completion_rate as gap_rate,
        s.double_monitoring_gap,
    from money_results as m
    left join linked_results as k
        on
            m.department_code = k.department_code
            and m.year = k.year
            and m.task_code = k.task_code
            and m.month = k.month
    cross join current_settings as s
    where m.section != 'budget'
)

select
    department_code,
    year,
    month,
    task_code,
    task_name,
    budget_amount,
    execution_rate,
    linked_count,
    linked_completion_rate,
    gap_rate,
    case
        when linked_count = 0 then 'no_link'
        when gap_rate is null then 'no_data'
        -- A gap of exactly the setting is in step; the rates are quotients, so a hair's breadth is allowed for.
        when gap_rate > double_monitoring_gap + 0.0000001 then 'money_ahead'
        when gap_rate < -double_monitoring_gap - 0.0000001 then 'results_ahead'
        else 'in_step'
    end as balance,
from side_by_side
where
    ($department_code is null or department_code = $department_code)
    and ($year is null or year = $year)
    and ($month is null or month = $month)
order by department_code asc, year asc, month asc, abs(gap_rate) desc nulls last, task_code asc
