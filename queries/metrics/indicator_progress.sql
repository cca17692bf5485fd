-- How far is every indicator, and is that far enough for the time of year?
-- Grain: department_code, year, month, indicator_code
-- Reads: indicator_results, current_indicators
-- Params: department_code, year, month, indicator_code
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
    i.initial_target_text,
    i.unit,
    i.aggregation,
    i.pacing,
    i.due_month,
    i.direction,
    i.weight,
    i.responsible_office,
    i.counting_note,
    r.actual_value,
    r.numerator_value,
    r.denominator_value,
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
    r.status_before,
    coalesce(r.status != r.status_before, false) as has_turned,
    r.needs_explanation,
    r.forecast_value,
    r.needed_per_month,
    r.has_plan,
    r.note,
    i.is_proposal,
    i.proposal_reason,
    r.is_illustrative,
from indicator_results as r
inner join current_indicators as i
    on
        r.department_code = i.department_code
        and r.year = i.year
        and r.indicator_code = i.indicator_code
-- A parameter left out (null) does not filter.
where
    ($department_code is null or r.department_code = $department_code)
    and ($year is null or r.year = $year)
    and ($month is null or r.month = $month)
    and ($indicator_code is null or r.indicator_code = $indicator_code)
order by r.department_code, r.year, r.month, r.indicator_code
