-- The actual to date of every indicator at the end of every month, as an exact fraction.
-- Grain: department_code, year, indicator_code, month
-- Reads: indicator_totals
-- Params: none
-- Units: actual_numerator ÷ actual_denominator is in the indicator's unit; null where nothing was reported
select
    department_code,
    year,
    indicator_code,
    month,
    comparator,
    target_value,
    tolerance_value,
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
    cast(case
        when aggregation in ('sum', 'average') then total_value
        when aggregation = 'maximum' then largest_value
        when aggregation = 'minimum' then smallest_value
        when aggregation = 'latest' or total_denominator is null then latest_value
        -- A ratio over a denominator of 0 is no value, not 0 %.
        when total_denominator = 0 then null
        when is_percentage then total_numerator * 100
        else total_numerator
    end as decimal(38, 4)) as actual_numerator,
    cast(case
        when aggregation = 'average' then nullif(reported_count, 0)
        when aggregation = 'ratio' and total_denominator is not null then nullif(total_denominator, 0)
        else 1
    end as decimal(38, 4)) as actual_denominator,
    case when aggregation = 'ratio' and total_denominator is not null then ratio_month else value_month end
        as as_of_month,
from indicator_totals
