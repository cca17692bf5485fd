-- The thresholds and choices in force, as one row.
-- Grain: one row
-- Reads: settings
-- Params: none
-- Units: rates 0…1
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
    max(case when setting_name = 'on_track_rate' then cast(setting_value as decimal(4, 3)) end)
        as on_track_rate,
    max(case when setting_name = 'slow_rate' then cast(setting_value as decimal(4, 3)) end) as slow_rate,
    max(case when setting_name = 'over_achievement_rate' then cast(setting_value as decimal(4, 3)) end)
        as over_achievement_rate,
    max(case when setting_name = 'near_miss_rate' then cast(setting_value as decimal(4, 3)) end)
        as near_miss_rate,
    max(case when setting_name = 'qualitative_met_rate' then cast(setting_value as decimal(4, 3)) end)
        as qualitative_met_rate,
    max(case when setting_name = 'qualitative_partly_rate' then cast(setting_value as decimal(4, 3)) end)
        as qualitative_partly_rate,
    max(case when setting_name = 'lower_completion_rule' then setting_value end) as lower_completion_rule,
from in_force
