-- What was spent on each task and budget line up to each month of the year.
-- Grain: department_code, year, task_code, month
-- Reads: money_lines, months, current_spending
-- Params: none
-- Units: amounts in yuan; executed_amount is null until something is reported
select
    l.department_code,
    l.year,
    l.task_code,
    m.month,
    l.section,
    l.task_name,
    l.budget_amount,
    l.payment_month,
    s.spent_amount,
    sum(s.spent_amount) over (
        partition by l.department_code, l.year, l.task_code
        order by m.month
        rows between unbounded preceding and current row
    ) as executed_amount,
    coalesce(s.is_illustrative, false) as is_illustrative,
from money_lines as l
cross join months as m
left join current_spending as s
    on
        l.department_code = s.department_code
        and l.year = s.year
        and l.task_code = s.task_code
        and m.month = s.month
