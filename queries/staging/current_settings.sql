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
        setting_name as label,
        setting_value as entry,
    from ordered_entries
    where recency = 1
)

select
    cast(max(case when label = 'on_track_rate' then entry end) as decimal(4, 3)) as on_track_rate,
    cast(max(case when label = 'slow_rate' then entry end) as decimal(4, 3)) as slow_rate,
    cast(max(case when label = 'over_achievement_rate' then entry end) as decimal(4, 3)) as over_achievement_rate,
    cast(max(case when label = 'near_miss_rate' then entry end) as decimal(4, 3)) as near_miss_rate,
    cast(max(case when label = 'qualitative_met_rate' then entry end) as decimal(4, 3)) as qualitative_met_rate,
    cast(max(case when label = 'qualitative_partly_rate' then entry end) as decimal(4, 3)) as qualitative_partly_rate,
    max(case when label = 'lower_completion_rule' then entry end) as lower_completion_rule,
    cast(max(case when label = 'execution_points' then entry end) as decimal(5, 2)) as execution_points,
    cast(max(case when label = 'output_points' then entry end) as decimal(5, 2)) as output_points,
    cast(max(case when label = 'benefit_points' then entry end) as decimal(5, 2)) as benefit_points,
    cast(max(case when label = 'satisfaction_points' then entry end) as decimal(5, 2)) as satisfaction_points,
    cast(max(case when label = 'excellent_score' then entry end) as decimal(5, 2)) as excellent_score,
    cast(max(case when label = 'good_score' then entry end) as decimal(5, 2)) as good_score,
    cast(max(case when label = 'pass_score' then entry end) as decimal(5, 2)) as pass_score,
from in_force
