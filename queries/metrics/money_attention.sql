-- Which tasks and budget lines are late with their money, overspent, or without any report?
-- Grain: department_code, year, month, task_code
-- Reads: money_results, current_explanations, current_outlooks
-- Params: department_code, year, month
-- Units: amounts in yuan, rates 0…1 and, where overspent, beyond
select
    m.department_code,
    m.year,
    m.month,
    m.task_code,
    m.section,
    m.task_name,
    m.payment_month,
    m.responsible_office,
    m.planned_amount,
    m.budget_amount,
    m.executed_amount,
    m.execution_rate,
    m.judged_month,
    m.schedule_rate,
    m.has_plan,
    m.due_rate,
    m.status,
    m.overspent,
    ((m.status in ('slow', 'behind') or m.overspent) and not coalesce(e.has_reason, false)) as owes_explanation,
    e.reason_text,
    e.measures,
    o.likelihood,
from money_results as m
left join current_explanations as e
    on
        m.department_code = e.department_code
        and m.year = e.year
        and m.month = e.month
        and m.task_code = e.item_code
left join current_outlooks as o
    on
        m.department_code = o.department_code
        and m.year = o.year
        and m.month = o.month
        and m.task_code = o.item_code
where
    (m.status in ('behind', 'slow', 'no_data') or m.overspent)
    and ($department_code is null or m.department_code = $department_code)
    and ($year is null or m.year = $year)
    and ($month is null or m.month = $month)
order by
    m.department_code asc,
    m.year asc,
    m.month asc,
    case when m.overspent then 0 when m.status = 'behind' then 1 when m.status = 'slow' then 2 else 3 end asc,
    -- The farther from what should be spent by now, the earlier.
    m.due_rate asc,
    m.budget_amount desc,
    m.task_code asc
