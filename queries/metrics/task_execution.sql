-- Is the money of every task being spent in step with the time gone, and does it show in results?
-- Grain: department_code, year, month, task_code
-- Reads: money_results, linked_results
-- Params: department_code, year, month
-- Units: amounts in yuan, rates 0…1 and, where overspent, beyond; results_rate is of what is due by now
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
    m.spent_amount,
    m.executed_amount,
    m.execution_rate,
    m.judged_month,
    m.schedule_rate,
    m.has_plan,
    m.status,
    m.overspent,
    coalesce(k.linked_count, 0) as linked_count,
    k.results_rate,
    m.is_illustrative,
from money_results as m
left join linked_results as k
    on
        m.department_code = k.department_code
        and m.year = k.year
        and m.task_code = k.task_code
        and m.month = k.month
where
    m.section != 'budget'
    and ($department_code is null or m.department_code = $department_code)
    and ($year is null or m.year = $year)
    and ($month is null or m.month = $month)
order by m.department_code asc, m.year asc, m.month asc, m.budget_amount desc, m.task_code asc
