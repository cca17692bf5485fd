-- What was decided of a deviation, and what came of it, as last said in each month.
-- Grain: department_code, year, month, item_code
-- Reads: corrections, submission_states
-- Params: none
-- Units: none
with live_rows as (
    select
        r.department_code,
        r.year,
        r.month,
        r.item_code,
        r.decided_on,
        r.decision,
        r.measures,
        r.due_on,
        r.result,
        r.done_on,
        r.submission_id,
        s.submitted_by,
        s.submitted_at,
        s.is_illustrative,
        row_number() over (
            partition by r.department_code, r.year, r.month, r.item_code
            order by r.submission_id desc
        ) as recency,
    from corrections as r
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
    item_code,
    decided_on,
    decision,
    measures,
    due_on,
    result,
    done_on,
    submission_id,
    submitted_by,
    submitted_at,
    is_illustrative,
from live_rows
where recency = 1
