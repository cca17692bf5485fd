-- Do the tasks plan more money than the form's project expenditure line has?
-- Grain: department_code, year, subject_code
-- Reads: current_tasks, current_budget_lines
-- Params: none
-- Units: amounts in 10k yuan
with planned as (
    select
        department_code,
        year,
        sum(budget_amount) as task_amount,
    from current_tasks
    group by department_code, year
),

compared as (
    select
        p.department_code,
        p.year,
        cast(cast(p.task_amount / 10000 as decimal(18, 2)) as varchar) as task_wan,
        cast(cast(b.budget_amount / 10000 as decimal(18, 2)) as varchar) as project_wan,
        cast(cast(p.task_amount / nullif(b.budget_amount, 0) as decimal(18, 1)) as varchar) as times,
    from planned as p
    inner join current_budget_lines as b
        on
            p.department_code = b.department_code
            and p.year = b.year
    where b.line_code = 'B2' and p.task_amount > b.budget_amount
)

select
    department_code,
    year,
    'task_money_above_project_budget' as check_name,
    'high' as severity,
    'B2' as subject_code,
    '项目支出' as subject_name,
    concat_ws(chr(31), 'task_wan=' || task_wan, 'project_wan=' || project_wan, 'times=' || times) as evidence_parts,
from compared
