-- What papers say in words of an item or of the whole (total), as last said of each month.
-- Grain: department_code, year, month, item_code, topic
-- Reads: paper_texts, submission_states
-- Params: none
-- Units: none
with live_rows as (
    select
        r.department_code,
        r.year,
        r.month,
        r.item_code,
        r.topic,
        r.body,
        r.submission_id,
        s.submitted_by,
        s.submitted_at,
        s.is_illustrative,
        row_number() over (
            partition by r.department_code, r.year, r.month, r.item_code, r.topic
            order by r.submission_id desc
        ) as recency,
    from paper_texts as r
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
    topic,
    body,
    submission_id,
    submitted_by,
    submitted_at,
    is_illustrative,
from live_rows
where recency = 1 and body != ''
