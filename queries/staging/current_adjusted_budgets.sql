-- The adjusted budgets in force, each from its month on: of several reports of one month, the latest that is not withdrawn.
-- Grain: department_code, year, month, task_code
-- Reads: adjusted_budgets, submission_states
-- Params: none
-- Units: budget_amount in yuan
with live_reports as (
    select
        r.department_code,
        r.year,
        r.month,
        r.task_code,
        r.budget_amount,
        r.note,
        r.submission_id,
        r.source_row,
        s.is_illustrative,
        row_number() over (
            partition by r.department_code, r.year, r.month, r.task_code
            order by r.submission_id desc
        ) as recency,
    from adjusted_budgets as r
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
    budget_amount,
    note,
    submission_id,
    source_row,
    is_illustrative,
from live_reports
where recency = 1
