-- The monthly payment plan of each task that has one, and what it comes to by the end of each month.
-- Grain: department_code, year, task_code, month
-- Reads: task_plans, current_plannings
-- Params: none
-- Units: amounts in yuan
select
    t.department_code,
    t.year,
    t.task_code,
    t.month,
    t.planned_amount,
    sum(t.planned_amount) over (
        partition by t.department_code, t.year, t.task_code
        order by t.month
        rows between unbounded preceding and current row
    ) as planned_to_date,
from task_plans as t
inner join current_plannings as p
    on
        t.submission_id = p.submission_id
        and t.department_code = p.department_code
        and t.year = p.year
        and t.task_code = p.task_code
