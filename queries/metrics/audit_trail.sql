-- Who did what, when and from where: sign-ins, refusals, submissions, months, settings, exports, accounts?
-- Grain: entry_kind, entry_id
-- Reads: audit_entries, submission_events, submissions, month_events, approval_events, settings
-- Params: year, month
-- Units: none
with happened as (
    select
        'access' as entry_kind,
        entry_id,
        happened_at,
        person,
        network_address,
        event,
        department_code,
        subject,
    from audit_entries
    union all
    select
        'submission' as entry_kind,
        e.event_id as entry_id,
        e.happened_at,
        e.done_by as person,
        '' as network_address,
        e.event,
        e.department_code,
        cast(e.submission_id as varchar) || ' · ' || s.kind || ' · ' || s.file_name as subject,
    from submission_events as e
    inner join submissions as s on e.submission_id = s.submission_id
    union all
    select
        'month' as entry_kind,
        event_id as entry_id,
        happened_at,
        done_by as person,
        '' as network_address,
        event,
        department_code,
        cast(year as varchar) || '-' || cast(month as varchar) || ' ' || reason as subject,
    from month_events
    union all
    select
        'approval' as entry_kind,
        event_id as entry_id,
        happened_at,
        done_by as person,
        '' as network_address,
        event,
        department_code,
        cast(year as varchar) || '-' || cast(month as varchar) || ' ' || reason as subject,
    from approval_events
    union all
    select
        'setting' as entry_kind,
        entry_id,
        changed_at as happened_at,
        changed_by as person,
        '' as network_address,
        'set' as event_of_setting,
        null as department_code,
        setting_name || ' = ' || setting_value as subject,
    from settings
)

select
    entry_kind,
    entry_id,
    happened_at,
    person,
    network_address,
    event,
    department_code,
    subject,
from happened
where
    ($year is null or extract(year from happened_at) = $year)
    and ($month is null or extract(month from happened_at) = $month)
order by happened_at desc, entry_kind asc, entry_id desc
