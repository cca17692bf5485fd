-- Who reported what spending for one task or budget line, from which file and row, and which report counts?
-- Grain: submission_id, department_code, year, month, task_code
-- Reads: spending, submission_states, current_spending
-- Params: department_code, year, task_code
-- Units: spent_amount in yuan
select
    r.submission_id,
    r.department_code,
    r.year,
    r.month,
    r.first_month,
    r.task_code,
    r.spent_amount,
    r.note,
    s.file_name,
    r.source_row,
    s.submitted_by,
    s.submitted_at,
    s.is_illustrative,
    s.state,
    c.submission_id is not null as is_in_force,
from spending as r
inner join submission_states as s
    on
        r.submission_id = s.submission_id
        and r.department_code = s.department_code
        and r.year = s.year
left join current_spending as c
    on
        r.submission_id = c.submission_id
        and r.department_code = c.department_code
        and r.year = c.year
        and r.month = c.month
        and r.task_code = c.task_code
where
    ($department_code is null or r.department_code = $department_code)
    and ($year is null or r.year = $year)
    and ($task_code is null or r.task_code = $task_code)
order by r.department_code, r.year, r.task_code, r.month, r.submission_id
