-- What was spent on each task and budget line up to each month of the year, and what its budget is by then.
-- Grain: department_code, year, task_code, month
-- Reads: money_lines, months, current_spending, current_adjusted_budgets, current_task_plans
-- Params: none
-- Units: amounts in yuan; executed_amount is null until something is reported
select
    l.department_code,
    l.year,
    l.task_code,
    m.month,
    l.section,
    l.task_name,
    l.payment_month,
    l.responsible_office,
    l.budget_amount as planned_amount,
    -- An adjusted budget (调整后预算数) counts from its month on, until the next one.
    coalesce(last_value(b.budget_amount ignore nulls) over to_date, l.budget_amount) as budget_amount,
    s.spent_amount,
    sum(s.spent_amount) over to_date as executed_amount,
    p.planned_to_date,
    -- Whether spending of any line of its kind is reported for the month: tasks are reported by their offices and budget
    -- lines by finance, each in their own time. A task without spending in a month of which others report spent nothing
    -- in it; of a month of which none reports, nothing is known of any.
    coalesce(max(case when s.spent_amount is not null then 1 end) over kind_in_month, 0) = 1 as is_known,
    coalesce(s.is_illustrative, false) as is_illustrative,
from money_lines as l
cross join months as m
left join current_spending as s
    on
        l.department_code = s.department_code
        and l.year = s.year
        and l.task_code = s.task_code
        and m.month = s.month
left join current_adjusted_budgets as b
    on
        l.department_code = b.department_code
        and l.year = b.year
        and l.task_code = b.task_code
        and m.month = b.month
left join current_task_plans as p
    on
        l.department_code = p.department_code
        and l.year = p.year
        and l.task_code = p.task_code
        and m.month = p.month
window
    to_date as (
        partition by l.department_code, l.year, l.task_code
        order by m.month
        rows between unbounded preceding and current row
    ),

    kind_in_month as (
        partition by l.department_code, l.year, m.month, case when l.section = 'budget' then 1 else 0 end
    )
