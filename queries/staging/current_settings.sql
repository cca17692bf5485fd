-- The thresholds and choices in force, as one row.
-- Grain: one row
-- Reads: settings
-- Params: none
-- Units: rates 0…1, points and scores 0…100
with ordered_entries as (
    select
        setting_name,
        setting_value,
        row_number() over (partition by setting_name order by entry_id desc) as recency,
    from settings
),

in_force as (
    select
        setting_name,
        setting_value,
    from ordered_entries
    where recency = 1
)

select
    cast(max(case when setting_name = 'on_track_rate' then setting_value end) as decimal(4, 3)) as on_track_rate,
    cast(max(case when setting_name = 'slow_rate' then setting_value end) as decimal(4, 3)) as slow_rate,
    cast(max(case when setting_name = 'over_achievement_rate' then setting_value end) as decimal(4, 3)) as over_achievement_rate,
    cast(max(case when setting_name = 'near_miss_rate' then setting_value end) as decimal(4, 3)) as near_miss_rate,
    cast(max(case when setting_name = 'qualitative_met_rate' then setting_value end) as decimal(4, 3)) as qualitative_met_rate,
    cast(max(case when setting_name = 'qualitative_partly_rate' then setting_value end) as decimal(4, 3)) as qualitative_partly_rate,
    max(case when setting_name = 'lower_completion_rule' then setting_value end) as lower_completion_rule,
    cast(max(case when setting_name = 'execution_points' then setting_value end) as decimal(5, 2)) as execution_points,
    cast(max(case when setting_name = 'output_points' then setting_value end) as decimal(5, 2)) as output_points,
    cast(max(case when setting_name = 'benefit_points' then setting_value end) as decimal(5, 2)) as benefit_points,
    cast(max(case when setting_name = 'satisfaction_points' then setting_value end) as decimal(5, 2)) as satisfaction_points,
    cast(max(case when setting_name = 'excellent_score' then setting_value end) as decimal(5, 2)) as excellent_score,
    cast(max(case when setting_name = 'good_score' then setting_value end) as decimal(5, 2)) as good_score,
    cast(max(case when setting_name = 'pass_score' then setting_value end) as decimal(5, 2)) as pass_score,
from in_force
