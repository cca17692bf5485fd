-- Which thresholds and choices are in force?
-- Grain: one row
-- Reads: current_settings
-- Params: none
-- Units: rates 0…1, points and scores 0…100
select
    on_track_rate,
    slow_rate,
    over_achievement_rate,
    near_miss_rate,
    qualitative_met_rate,
    qualitative_partly_rate,
    lower_completion_rule,
    double_monitoring_gap,
    reported_month_rate,
    report_deadline_day,
    kept_files_mb,
    correction_days,
    check_place,
    execution_points,
    output_points,
    benefit_points,
    satisfaction_points,
    excellent_score,
    good_score,
    pass_score,
from current_settings
