-- Whether each indicator's actual to date satisfies the year's target.
-- Grain: department_code, year, indicator_code, month
-- Reads: indicator_to_date, current_settings
-- Params: none
-- Units: scaled_target ÷ actual_denominator is the target in the indicator's unit; is_met is null without data
with scaled as (
    select
        *,
        -- y ÷ d against t is compared as y against t × d: no quotient, so nothing is rounded.
        target_value * actual_denominator as scaled_target,
    from indicator_to_date
)

select
    y.*,
    case
        -- A target in words is reported as a grade from 0 to 100 %.
        when y.target_value is null
            then y.actual_numerator >= 100 * s.qualitative_met_rate * y.actual_denominator
        when y.comparator = '≥' then y.actual_numerator >= y.scaled_target
        when y.comparator = '>' then y.actual_numerator > y.scaled_target
        when y.comparator = '≤' then y.actual_numerator <= y.scaled_target
        when y.comparator = '<' then y.actual_numerator < y.scaled_target
        -- "=" is a level to be reached, or a price from which neither more nor less is right.
        when y.direction = 'exact'
            then abs(y.actual_numerator - y.scaled_target) <= y.tolerance_value * y.actual_denominator
        else y.actual_numerator >= y.scaled_target
    end as is_met,
from scaled as y
cross join current_settings as s
