-- Who owes an explanation for which deviation, and what was explained?
-- Grain: department_code, year, month, item_code
-- Reads: deviations, current_explanations, current_outlooks
-- Params: department_code, year, month
-- Units: expected_value in the indicator's unit, money in yuan; due_rate of what is due by now
select
    d.department_code,
    d.year,
    d.month,
    d.item_kind,
    d.item_code,
    d.item_name,
    d.responsible_office,
    d.status,
    d.due_rate,
    d.is_excess,
    not coalesce(e.has_reason, false) as is_owed,
    e.is_funding_reason,
    e.is_policy_reason,
    e.is_staffing_reason,
    e.is_facility_reason,
    e.is_other_reason,
    e.reason_text,
    e.measures,
    o.likelihood,
    o.expected_value,
    o.expected_text,
    o.submission_id as outlook_submission_id,
    o.submitted_by as outlook_submitted_by,
    e.submission_id,
    e.submitted_by,
    e.submitted_at,
    coalesce(e.is_illustrative, o.is_illustrative, false) as is_illustrative,
from deviations as d
left join current_explanations as e
    on
        d.department_code = e.department_code
        and d.year = e.year
        and d.month = e.month
        and d.item_code = e.item_code
left join current_outlooks as o
    on
        d.department_code = o.department_code
        and d.year = o.year
        and d.month = o.month
        and d.item_code = o.item_code
where
    ($department_code is null or d.department_code = $department_code)
    and ($year is null or d.year = $year)
    and ($month is null or d.month = $month)
order by
    d.department_code,
    d.year,
    d.month,
    -- Money that is overspent asks for an act as what is behind does; far above a target asks for words only.
    case
        when d.is_excess and d.item_kind = 'indicator' then 3
        when d.is_excess or d.status = 'behind' then 1
        else 2
    end,
    -- What is overspent first, then the farther from what is due by now, the earlier.
    case when d.is_excess then 1 else 2 end,
    d.due_rate,
    d.item_kind,
    d.item_code
