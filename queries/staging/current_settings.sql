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
        setting_name as named,
        setting_value as given,
    from ordered_entries
    where recency = 1
)

select
    cast(max(case when named = 'on_track_rate' then given end) as decimal(4, 3)) as on_track_rate,
    cast(max(case when named = 'slow_rate' then given end) as decimal(4, 3)) as slow_rate,
    cast(max(case when named = 'over_achievement_rate' then given end) as decimal(4, 3)) as over_achievement_rate,
    cast(max(case when named = 'near_miss_rate' then given end) as decimal(4, 3)) as near_miss_rate,
    cast(max(case when named = 'qualitative_met_rate' then given end) as decimal(4, 3)) as qualitative_met_rate,
    cast(max(case when named = 'qualitative_partly_rate' then given end) as decimal(4, 3)) as qualitative_partly_rate,
    max(case when named = 'lower_completion_rule' then given end) as lower_completion_rule,
    cast(max(case when named = 'double_monitoring_gap' then given end) as decimal(4, 3)) as double_monitoring_gap,
    cast(max(case when named = 'reported_month_rate' then given end) as decimal(4, 3)) as reported_month_rate,
    cast(max(case when named = 'report_deadline_day' then given end) as integer) as report_deadline_day,
    cast(max(case when named = 'kept_files_mb' then given end) as integer) as kept_files_mb,
    cast(max(case when named = 'correction_days' then given end) as integer) as correction_days,
    max(case when named = 'check_place' then given end) as check_place,
    cast(max(case when named = 'execution_points' then given end) as decimal(5, 2)) as execution_points,
    cast(max(case when named = 'output_points' then given end) as decimal(5, 2)) as output_points,
    cast(max(case when named = 'benefit_points' then given end) as decimal(5, 2)) as benefit_points,
    cast(max(case when named = 'satisfaction_points' then given end) as decimal(5, 2)) as satisfaction_points,
    cast(max(case when named = 'excellent_score' then given end) as decimal(5, 2)) as excellent_score,
    cast(max(case when named = 'good_score' then given end) as decimal(5, 2)) as good_score,
    cast(max(case when named = 'pass_score' then given end) as decimal(5, 2)) as pass_score,
from in_force
