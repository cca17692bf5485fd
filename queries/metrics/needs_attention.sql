-- Which indicators need attention first: late, without data, or far above a target set too low?
-- Grain: department_code, year, month, indicator_code
-- Reads: indicator_results, current_indicators, current_explanations, current_outlooks
-- Params: department_code, year, month
-- Units: values in the indicator's unit, rates 0…1
select
    r.department_code,
    r.year,
    r.month,
    r.indicator_code,
    i.level1,
    i.level2,
    i.level3,
    i.explanation,
    i.comparator,
    i.target_value,
    i.target_text,
    i.unit,
    i.aggregation,
    i.pacing,
    i.due_month,
    i.direction,
    r.actual_to_date,
    r.expected_to_date,
    r.deviation_value,
    r.as_of_month,
    r.is_carried_over,
    r.is_met,
    r.completion_rate,
    r.due_rate,
    r.achievement_rate,
    r.status,
    r.needs_explanation,
    r.forecast_value,
    r.needed_per_month,
    i.responsible_office,
    -- What is late or far above its target wants a reason; what has no data wants the data.
    (r.status != 'no_data' and not coalesce(e.has_reason, false)) as owes_explanation,
    e.reason_text,
    e.measures,
    o.likelihood,
from indicator_results as r
inner join current_indicators as i
    on
        r.department_code = i.department_code
        and r.year = i.year
        and r.indicator_code = i.indicator_code
left join current_explanations as e
    on
        r.department_code = e.department_code
        and r.year = e.year
        and r.month = e.month
        and r.indicator_code = e.item_code
left join current_outlooks as o
    on
        r.department_code = o.department_code
        and r.year = o.year
        and r.month = o.month
        and r.indicator_code = o.item_code
where
    (r.status in ('behind', 'slow', 'no_data') or r.needs_explanation)
    and ($department_code is null or r.department_code = $department_code)
    and ($year is null or r.year = $year)
    and ($month is null or r.month = $month)
order by
    r.department_code,
    r.year,
    r.month,
    case r.status when 'behind' then 1 when 'slow' then 2 when 'no_data' then 3 else 4 end,
    -- The farther from what is due by now, the earlier.
    r.due_rate,
    r.indicator_code
