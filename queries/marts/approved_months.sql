-- Whether the figures of each month are approved, and whether all up to its end are.
-- Grain: department_code, year, month
-- Reads: current_departments, months, current_approvals, month_changes
-- Params: none
-- Units: approval is open (nothing came), reported, returned, changed (after it was approved) or approved
with states as (
    select
        d.department_code,
        d.year,
        m.month,
        case
            when c.latest_event_id <= a.seen_event_id then a.event
            when a.event = 'approved' then 'changed'
            -- What was returned came again, or was taken back.
            when c.is_live then 'reported'
            else 'open'
        end as approval,
        a.happened_at as state_since_at,
        a.done_by as state_set_by,
        a.reason,
    from current_departments as d
    cross join months as m
    left join current_approvals as a
        on
            d.department_code = a.department_code
            and d.year = a.year
            and m.month = a.month
    left join month_changes as c
        on
            d.department_code = c.department_code
            and d.year = c.year
            and m.month = c.month
)

select
    department_code,
    year,
    month,
    approval,
    case when approval in ('approved', 'returned', 'changed') then state_since_at end as state_since_at,
    case when approval in ('approved', 'returned', 'changed') then state_set_by end as state_set_by,
    case when approval in ('approved', 'returned', 'changed') then reason end as reason,
    -- Figures add up over the months: those up to a month are approved where it is, and no earlier one is in doubt.
    approval = 'approved'
    and min(case when approval in ('approved', 'open') then 1 else 0 end) over (
        partition by department_code, year
        order by month
        rows between unbounded preceding and current row
    ) = 1 as is_approved_so_far,
from states
