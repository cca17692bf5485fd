-- Everything that is said of an indicator at the end of a month: to date, expected, rates, status, forecast.
-- Grain: department_code, year, indicator_code, month
-- Reads: indicator_status
-- Params: none
-- Units: values in the indicator's unit, rates 0…1 and, for achievement, beyond
select
    department_code,
    year,
    indicator_code,
    month,
    actual_value,
    numerator_value,
    denominator_value,
    -- Exact where nothing was divided; rounded to four places only to be shown.
    cast(case
        when actual_denominator = 1 then actual_numerator
        else actual_numerator / actual_denominator
    end as decimal(18, 4)) as actual_to_date,
    cast(expected_twelfths / 12 as decimal(18, 4)) as expected_to_date,
    cast(actual_numerator / actual_denominator - expected_twelfths / 12 as decimal(18, 4))
        as deviation_value,
    as_of_month,
    -- A figure without a report of this very month is that of an earlier one.
    coalesce(as_of_month < month, false) as is_carried_over,
    is_met,
    completion_numerator / completion_denominator as completion_rate,
    -- How much of what is due by now is reached; nothing is said where nothing is due yet, or without data.
    case
        when actual_numerator is null or (pacing = 'due' and month < due_month) then null
        when pacing not in ('even', 'steps') then completion_numerator / completion_denominator
        when expected_twelfths > 0
            then greatest(0, least(1, actual_numerator * 12 / (actual_denominator * expected_twelfths)))
    end as due_rate,
    case when direction = 'higher' and scaled_target > 0 then actual_numerator / scaled_target end
        as achievement_rate,
    status,
    -- What it was at the end of the month before; none in January.
    lag(status) over (
        partition by department_code, year, indicator_code
        order by month
    ) as status_before,
    coalesce(is_over_achieved, false) as needs_explanation,
    -- A forecast is the run rate, and only where the target flows evenly: a plan says that the months differ.
    case
        when pacing in ('even', 'steps') and not has_plan
            then actual_numerator * 12 / (actual_denominator * month)
    end as forecast_value,
    case
        when pacing not in ('even', 'steps') or month = 12 then null
        when is_met then 0
        else (scaled_target - actual_numerator) / (actual_denominator * (12 - month))
    end as needed_per_month,
    has_plan,
    note,
    is_illustrative,
from indicator_status
