-- The latest word of an approver on each month that was ever approved or returned.
-- Grain: department_code, year, month
-- Reads: approval_events
-- Params: none
-- Units: none
with ordered_events as (
    select
        department_code,
        year,
        month,
        event,
        happened_at,
        done_by,
        reason,
        seen_event_id,
        row_number() over (
            partition by department_code, year, month
            order by event_id desc
        ) as recency,
    from approval_events
)

select
    department_code,
    year,
    month,
    event,
    happened_at,
    done_by,
    reason,
    seen_event_id,
from ordered_events
where recency = 1
