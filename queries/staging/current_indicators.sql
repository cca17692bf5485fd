-- The indicators of the target form in force, with their target and how it is to be judged.
-- Grain: department_code, year, indicator_code
-- Reads: indicators, target_versions
-- Params: none
-- Units: target_value and tolerance_value in the indicator's unit
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
    i.unit,
    i.unit in ('%', '％') as is_percentage,
    i.tolerance_value,
    i.weight,
    i.aggregation,
    i.direction,
    i.pacing,
    i.due_month,
    i.is_proposal,
    i.proposal_reason,
    i.needs_confirmation,
    i.submission_id,
    i.source_row,
from indicators as i
inner join target_versions as v
    on
        i.submission_id = v.submission_id
        and i.department_code = v.department_code
        and i.year = v.year
