-- Every submission with its state today: live, or withdrawn.
-- Grain: submission_id
-- Reads: submissions, submission_events
-- Params: none
-- Units: none
with ordered_events as (
    select
        submission_id,
        department_code,
        year,
        event,
        happened_at,
        done_by,
        row_number() over (
            partition by department_code, year, submission_id
            order by event_id desc
        ) as recency,
    from submission_events
)

select
    s.submission_id,
    s.kind,
    s.department_code,
    s.year,
    s.submitted_by,
    s.submitted_at,
    s.file_name,
    s.file_sha256,
    s.encoding,
    s.is_illustrative,
    s.row_count,
    case when e.event = 'withdrawn' then 'withdrawn' else 'live' end as state,
    e.happened_at as state_since_at,
    e.done_by as state_set_by,
from submissions as s
-- Department and year are repeated in the condition so that a filter on them reaches both tables.
inner join ordered_events as e
    on
        s.submission_id = e.submission_id
        and s.department_code = e.department_code
        and s.year = e.year
where e.recency = 1
