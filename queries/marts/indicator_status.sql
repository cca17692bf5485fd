-- Each indicator's status at the end of each month: exactly one of six, the first that applies.
-- Grain: department_code, year, indicator_code, month
-- Reads: indicator_completion, current_settings
-- Params: none
-- Units: none
with judged as (
    select
        c.*,
        -- y ÷ e against a threshold, cross-multiplied: e is expected_twelfths ÷ 12, y is a fraction.
        c.actual_numerator * 12 >= s.on_track_rate * c.expected_twelfths * c.actual_denominator
            as keeps_pace,
        c.expected_twelfths > 0
        and c.actual_numerator * 12 >= s.slow_rate * c.expected_twelfths * c.actual_denominator
            as keeps_slow_pace,
        -- A near-miss rate of 1 means never: a strict comparator at equality has completion rate 1 and is missed.
        s.near_miss_rate < 1
        and c.completion_numerator >= s.near_miss_rate * c.completion_denominator as is_near_miss,
        c.completion_numerator >= s.qualitative_partly_rate * c.completion_denominator as is_partly_met,
        c.direction = 'higher' and c.scaled_target > 0
        and c.actual_numerator >= s.over_achievement_rate * c.scaled_target as is_over_achieved,
    from indicator_completion as c
    cross join current_settings as s
)

select
    *,
    case
        when pacing = 'due' and month < due_month and not coalesce(is_met, false) then 'not_due'
        when actual_numerator is null then 'no_data'
        when is_met then 'met'
        when target_value is null and is_partly_met then 'slow'
        when
            pacing in ('even', 'steps') and month < 12
            and (expected_twelfths = 0 or keeps_pace)
            then 'on_track'
        when pacing in ('even', 'steps') and keeps_slow_pace then 'slow'
        when pacing = 'every_month' and is_near_miss then 'slow'
        else 'behind'
    end as status,
from judged
