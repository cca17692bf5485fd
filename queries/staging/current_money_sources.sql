-- Where the money of a task or of the whole budget comes from, as last said of each month.
-- Grain: department_code, year, month, task_code, money_source
-- Reads: money_sources, submission_states
-- Params: none
-- Units: amounts in yuan; executed_amount up to the month, expected_amount up to the end of the year
with live_rows as (
    select
        r.department_code,
        r.year,
        r.month,
        r.task_code,
        r.money_source,
        r.planned_amount,
        r.adjusted_amount,
        r.executed_amount,
        r.expected_amount,
        r.submission_id,
        s.submitted_by,
        s.submitted_at,
        s.is_illustrative,
        row_number() over (
            partition by r.department_code, r.year, r.month, r.task_code, r.money_source
            order by r.submission_id desc
        ) as recency,
    from money_sources as r
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
    money_source,
    planned_amount,
    adjusted_amount,
    executed_amount,
    expected_amount,
    submission_id,
    submitted_by,
    submitted_at,
    is_illustrative,
from live_rows
where recency = 1
