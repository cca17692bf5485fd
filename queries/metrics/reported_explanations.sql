-- Which explanations of deviations are in force?
-- Grain: department_code, year, month, item_code
-- Reads: current_explanations
-- Params: department_code, year
-- Units: expected_value in the indicator's unit, of tasks and budget lines in yuan
select
    department_code,
    year,
    month,
    item_code,
    is_funding_reason,
    is_policy_reason,
    is_staffing_reason,
    is_facility_reason,
    is_other_reason,
    reason_text,
    measures,
    likelihood,
    expected_value,
    submission_id,
    is_illustrative,
from current_explanations
where
    ($department_code is null or department_code = $department_code)
    and ($year is null or year = $year)
order by department_code, year, month, item_code
