-- What each indicator's reports come to by the end of each month, in every way in which months can be added up.
-- Grain: department_code, year, indicator_code, month
-- Reads: indicator_months
-- Params: none
-- Units: values in the indicator's unit; null where nothing was reported
select
    department_code,
    year,
    indicator_code,
    month,
    comparator,
    target_value,
    tolerance_value,
    is_percentage,
    aggregation,
    direction,
    pacing,
    due_month,
    expected_twelfths,
    has_plan,
    actual_value,
    numerator_value,
    denominator_value,
    note,
    is_illustrative,
    cast(sum(actual_value) over to_date as decimal(38, 4)) as total_value,
    count(actual_value) over to_date as reported_count,
    max(actual_value) over to_date as largest_value,
    min(actual_value) over to_date as smallest_value,
    last_value(actual_value ignore nulls) over to_date as latest_value,
    -- From when a figure to date is: the last month that reported what it is made of.
    max(case when actual_value is not null then month end) over to_date as value_month,
    max(case when numerator_value is not null and denominator_value is not null then month end)
        over to_date as ratio_month,
    -- A month counts for the ratio only where it gave both parts.
    sum(case when denominator_value is not null then numerator_value end) over to_date as total_numerator,
    sum(case when numerator_value is not null then denominator_value end) over to_date as total_denominator,
from indicator_months
window
    to_date as (
        partition by department_code, year, indicator_code
        order by month
        rows between unbounded preceding and current row
    )
