-- A number for each department's year that grows whenever anything of it, or a setting, changes.
-- Grain: department_code, year
-- Reads: current_departments, submission_events, month_events, approval_events, settings
-- Params: none
-- Units: none; no two states of the data have the same number
with submitted as (
    select
        department_code,
        year,
        max(event_id) as latest_id,
    from submission_events
    group by department_code, year
),

closed as (
    select
        department_code,
        year,
        max(event_id) as latest_id,
    from month_events
    group by department_code, year
),

approved as (
    select
        department_code,
        year,
        max(event_id) as latest_id,
    from approval_events
    group by department_code, year
),

changed as (
    select max(entry_id) as latest_id,
    from settings
)

select
    d.department_code,
    d.year,
    s.latest_id + coalesce(c.latest_id, 0) + coalesce(a.latest_id, 0) + e.latest_id as data_version,
from current_departments as d
cross join changed as e
inner join submitted as s
    on
        d.department_code = s.department_code
        and d.year = s.year
left join closed as c
    on
        d.department_code = c.department_code
        and d.year = c.year
left join approved as a
    on
        d.department_code = a.department_code
        and d.year = a.year
