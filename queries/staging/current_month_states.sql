-- Which months were ever closed, and whether they are closed today: the latest event of each.
-- Grain: department_code, year, month
-- Reads: month_events
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
        row_number() over (
            partition by department_code, year, month
            order by event_id desc
        ) as recency,
    from month_events
)

select
    department_code,
    year,
    month,
    case when event = 'closed' then 'closed' else 'open' end as state,
    happened_at as state_since_at,
    done_by as state_set_by,
    reason,
from ordered_events
where recency = 1
