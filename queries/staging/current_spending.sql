-- The monthly spending in force: of several reports of one month, the latest that is not withdrawn.
-- Grain: department_code, year, month, task_code
-- Reads: spending, submission_states
-- Params: none
-- Units: spent_amount in yuan
with live_reports as (
    select
        r.department_code,
        r.year,
        r.month,
        r.task_code,
        r.spent_amount,
        r.note,
        r.submission_id,
        r.source_row,
        s.is_illustrative,
        row_number() over (
            partition by r.department_code, r.year, r.month, r.task_code
            order by r.submission_id desc
        ) as recency,
    from spending as r
    inner join submission_states as s
        on
            r.submission_id = s.submission_id
            and r.department_code = s.department_code
            and r.year = s.year
    where s.state = 'live'
)

select
    department_code,
    year,
    month,
    task_code,
    spent_amount,
    note,
    submission_id,
    source_row,
    is_illustrative,
from live_reports
where recency = 1
