-- How far each indicator is from its year's target: the completion rate, as an exact fraction.
-- Grain: department_code, year, indicator_code, month
-- Reads: indicator_met, current_settings
-- Params: none
-- Units: completion_numerator ÷ completion_denominator is the completion rate, 0…1; null without data
select
    m.department_code,
    m.year,
    m.indicator_code,
    m.month,
    m.target_value,
    m.direction,
    m.pacing,
    m.due_month,
    m.expected_twelfths,
    m.has_plan,
    m.actual_value,
    m.numerator_value,
    m.denominator_value,
    m.note,
    m.is_illustrative,
    m.actual_numerator,
    m.actual_denominator,
    m.as_of_month,
    m.scaled_target,
    m.is_met,
    case
        when m.actual_numerator is null then null
        -- A target in words has its grade as completion rate, met or not.
        when m.target_value is null then greatest(0, least(m.actual_numerator, 100 * m.actual_denominator))
        when m.is_met then 1
        when m.direction = 'exact'
            then greatest(0, abs(m.scaled_target) - abs(m.actual_numerator - m.scaled_target))
        when m.scaled_target <= 0 then 0
        when m.direction = 'higher' then greatest(0, m.actual_numerator)
        when s.lower_completion_rule = 'overshoot'
            then greatest(0, 2 * m.scaled_target - m.actual_numerator)
        else m.scaled_target
    end as completion_numerator,
    case
        when m.actual_numerator is null then null
        when m.target_value is null then 100 * m.actual_denominator
        when m.is_met then 1
        -- Where the numerator above is 0 there is nothing to divide, and the rate is 0.
        when m.direction = 'exact' then coalesce(nullif(abs(m.scaled_target), 0), 1)
        when m.scaled_target <= 0 then 1
        when m.direction = 'higher' or s.lower_completion_rule = 'overshoot' then m.scaled_target
        -- Not met with a target above 0, so the actual is above 0 as well.
        else m.actual_numerator
    end as completion_denominator,
from indicator_met as m
cross join current_settings as s
