-- The indicators of the target form in force, as staff fill them in.
-- Grain: department_code, year, indicator_code
-- Reads: current_indicators, submissions
-- Params: department_code, year
-- Units: target_value in the indicator's unit
select
    i.department_code,
    i.year,
    i.indicator_code,
    i.level1,
    i.level2,
    i.level3,
    i.explanation,
    i.comparator,
    i.target_value,
    i.target_text,
    i.initial_target_text,
    i.unit,
    i.aggregation,
    i.direction,
    i.pacing,
    i.due_month,
    i.tolerance_value,
    i.weight,
    i.responsible_office,
    i.counting_note,
    i.counting_submission_id,
    i.confirmed_by,
    i.confirmed_at,
    i.is_proposal,
    i.proposal_reason,
    i.needs_confirmation,
    s.file_name,
    i.source_row,
    i.submission_id,
from current_indicators as i
inner join submissions as s
    on
        i.submission_id = s.submission_id
        and i.department_code = s.department_code
        and i.year = s.year
where
    ($department_code is null or i.department_code = $department_code)
    and ($year is null or i.year = $year)
order by i.department_code, i.year, i.indicator_code
