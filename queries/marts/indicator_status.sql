-- Each indicator's status at the end of each month: exactly one of six, the first that applies.
-- Grain: department_code, year, indicator_code, month
-- Reads: indicator_completion, current_settings
-- Params: none
-- Units: none
select
    c.department_code,
    c.year,
    c.indicator_code,
    c.month,
    c.direction,
    c.pacing,
    c.due_month,
    c.expected_twelfths,
    c.has_plan,
    c.actual_value,
    c.numerator_value,
    c.denominator_value,
    c.note,
    c.is_illustrative,
    c.actual_numerator,
    c.actual_denominator,
    c.as_of_month,
    c.scaled_target,
    c.is_met,
    c.completion_numerator,
    c.completion_denominator,
    c.direction = 'higher' and c.scaled_target > 0
    and c.actual_numerator >= s.over_achievement_rate * c.scaled_target as is_over_achieved,
    case
        when c.pacing = 'due' and c.month < c.due_month and not coalesce(c.is_met, false) then 'not_due'
        when c.actual_numerator is null then 'no_data'
        when c.is_met then 'met'
        when
            c.target_value is null
            and c.completion_numerator >= s.qualitative_partly_rate * c.completion_denominator
            then 'slow'
        -- y ÷ e against a threshold, cross-multiplied: e is expected_twelfths ÷ 12, y is a fraction.
        when
            c.pacing in ('even', 'steps') and c.month < 12
            and (
                c.expected_twelfths = 0
                or c.actual_numerator * 12 >= s.on_track_rate * c.expected_twelfths * c.actual_denominator
            )
            then 'on_track'
        when
            c.pacing in ('even', 'steps') and c.expected_twelfths > 0
            and c.actual_numerator * 12 >= s.slow_rate * c.expected_twelfths * c.actual_denominator
            then 'slow'
        -- A near-miss rate of 1 means never: a strict comparator at equality has completion rate 1 and is missed.
        when
            c.pacing = 'every_month' and s.near_miss_rate < 1
            and c.completion_numerator >= s.near_miss_rate * c.completion_denominator
            then 'slow'
        else 'behind'
    end as status,
from indicator_completion as c
cross join current_settings as s
