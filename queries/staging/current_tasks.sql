-- The tasks of the target form in force, with their planned money.
-- Grain: department_code, year, task_code
-- Reads: tasks, target_versions
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
    t.payment_month,
    t.submission_id,
    t.source_row,
from tasks as t
inner join target_versions as v
    on
        t.submission_id = v.submission_id
        and t.department_code = v.department_code
        and t.year = v.year
