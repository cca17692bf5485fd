-- What was decided of each deviation and what came of it by the end of each month.
-- Grain: department_code, year, month, item_code
-- Reads: current_corrections, months
-- Params: none
-- Units: said_month is the month in which it was last said
with known as (
    select
        c.department_code,
        c.year,
        m.month,
        c.item_code,
        c.decided_on,
        c.decision,
        c.measures,
        c.due_on,
        c.result,
        c.done_on,
        c.month as said_month,
        c.submission_id,
        c.submitted_by,
        c.submitted_at,
        c.is_illustrative,
        row_number() over (
            partition by c.department_code, c.year, m.month, c.item_code
            order by c.month desc
        ) as recency,
    from current_corrections as c
    inner join months as m on c.month <= m.month
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
    said_month,
    submission_id,
    submitted_by,
    submitted_at,
    is_illustrative,
from known
where recency = 1
