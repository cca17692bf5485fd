-- The tasks of the target form in force, with their planned money and when it is to be paid.
-- Grain: department_code, year, task_code
-- Reads: tasks, target_versions, current_plannings
-- Params: none
-- Units: budget_amount in yuan
select
    t.department_code,
    t.year,
    t.task_code,
    t.section,
    t.task_number,
    t.task_name,
    t.content,
    t.budget_amount,
    coalesce(p.payment_month, t.payment_month) as payment_month,
    coalesce(p.responsible_office, t.responsible_office) as responsible_office,
    t.responsible_office as printed_office,
    p.planning_note,
    t.submission_id,
    t.source_row,
from tasks as t
inner join target_versions as v
    on
        t.submission_id = v.submission_id
        and t.department_code = v.department_code
        and t.year = v.year
left join current_plannings as p
    on
        t.department_code = p.department_code
        and t.year = p.year
        and t.task_code = p.task_code
