-- What tasks does the form in force have, with which planned money, from which row?
-- Grain: department_code, year, task_code
-- Reads: current_tasks, submissions
-- Params: department_code, year
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
    t.responsible_office,
    t.printed_office,
    t.planning_note,
    t.submission_id,
    s.file_name,
    t.source_row,
from current_tasks as t
inner join submissions as s
    on
        t.submission_id = s.submission_id
        and t.department_code = s.department_code
        and t.year = s.year
where
    ($department_code is null or t.department_code = $department_code)
    and ($year is null or t.year = $year)
order by t.department_code, t.year, t.source_row
