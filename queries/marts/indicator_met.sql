-- Whether each indicator's actual to date satisfies the year's target.
-- Grain: department_code, year, indicator_code, month
-- Reads: indicator_to_date, current_settings
-- Params: none
-- Units: scaled_target ÷ actual_denominator is the target in the indicator's unit; is_met is null without data
select
    y.department_code,
    y.year,
    y.indicator_code,
    y.month,
    y.target_value,
    y.direction,
    y.pacing,
    y.due_month,
    y.expected_twelfths,
    y.has_plan,
    y.actual_value,
    y.numerator_value,
    y.denominator_value,
    y.note,
    y.is_illustrative,
    y.actual_numerator,
    y.actual_denominator,
    y.as_of_month,
    -- y ÷ d against t is compared as y against t × d: no quotient, so nothing is rounded.
    y.target_value * y.actual_denominator as scaled_target,
    case
        -- A target in words is reported as a grade from 0 to 100 %.
        when y.target_value is null
            then y.actual_numerator >= 100 * s.qualitative_met_rate * y.actual_denominator
        when y.comparator = '≥' then y.actual_numerator >= y.target_value * y.actual_denominator
        when y.comparator = '>' then y.actual_numerator > y.target_value * y.actual_denominator
        when y.comparator = '≤' then y.actual_numerator <= y.target_value * y.actual_denominator
        when y.comparator = '<' then y.actual_numerator < y.target_value * y.actual_denominator
        -- "=" is a level to be reached, or a price from which neither more nor less is right.
        when y.direction = 'exact'
            then
                abs(y.actual_numerator - y.target_value * y.actual_denominator)
                <= y.tolerance_value * y.actual_denominator
        else y.actual_numerator >= y.target_value * y.actual_denominator
    end as is_met,
from indicator_to_date as y
cross join current_settings as s
