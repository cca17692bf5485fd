-- Each source of the money of each task and of the whole budget (total), in each month, whether anybody named it or not.
-- Grain: department_code, year, month, task_code, money_source
-- Reads: current_tasks, current_departments, current_budget_lines, months, current_money_sources
-- Params: none
-- Units: amounts in yuan; executed_amount up to the month, null until somebody says it
with items as (
    select
        department_code,
        year,
        task_code,
        task_name,
    from current_tasks
    union all
    select
        department_code,
        year,
        'total' as task_code,
        department_name as task_name,
    from current_departments
),

sources as (
    select 'fiscal' as money_source
    union all
    select 'carried' as money_source
    union all
    select 'other' as money_source
),

-- The form itself says where the whole budget comes from, but for what was carried over.
printed as (
    select
        department_code,
        year,
        'total' as task_code,
        case line_code when 'R1' then 'fiscal' when 'R2' then 'other' end as money_source,
        budget_amount,
    from current_budget_lines
    where line_code in ('R1', 'R2')
)

select
    i.department_code,
    i.year,
    m.month,
    i.task_code,
    i.task_name,
    s.money_source,
    coalesce(last_value(c.planned_amount ignore nulls) over to_date, p.budget_amount) as planned_amount,
    -- An adjusted amount counts from its month on, like an adjusted budget.
    last_value(c.adjusted_amount ignore nulls) over to_date as adjusted_amount,
    c.executed_amount,
    c.expected_amount,
    c.submission_id is null as is_proposal,
    c.submission_id,
    c.submitted_by,
    c.submitted_at,
    coalesce(c.is_illustrative, false) as is_illustrative,
from items as i
cross join sources as s
cross join months as m
left join printed as p
    on
        i.department_code = p.department_code
        and i.year = p.year
        and i.task_code = p.task_code
        and s.money_source = p.money_source
left join current_money_sources as c
    on
        i.department_code = c.department_code
        and i.year = c.year
        and i.task_code = c.task_code
        and s.money_source = c.money_source
        and m.month = c.month
window to_date as (
    partition by i.department_code, i.year, i.task_code, s.money_source
    order by m.month
    rows between unbounded preceding and current row
)
