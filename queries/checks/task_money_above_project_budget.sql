-- Do the tasks plan more money than the form's project expenditure line has?
-- Grain: department_code, year
-- Reads: current_tasks, current_budget_lines
-- Params: department_code, year
-- Units: amounts in yuan, times is a plain number
with planned as (
    select
        department_code,
        year,
        sum(budget_amount) as task_amount,
    from current_tasks
    group by department_code, year
)

select
    p.department_code,
    p.year,
    p.task_amount,
    b.budget_amount as project_amount,
    p.task_amount / nullif(b.budget_amount, 0) as times,
from planned as p
inner join current_budget_lines as b
    on
        p.department_code = b.department_code
        and p.year = b.year
where
    b.line_code = 'B2'
    and p.task_amount > b.budget_amount
    and ($department_code is null or p.department_code = $department_code)
    and ($year is null or p.year = $year)
order by p.department_code, p.year
