-- Which monthly actuals are in force?
-- Grain: department_code, year, month, indicator_code
-- Reads: current_actuals
-- Params: department_code, year
-- Units: values in the indicator's unit
select
    department_code,
    year,
    month,
    indicator_code,
    actual_value,
    numerator_value,
    denominator_value,
    note,
    submission_id,
    is_illustrative,
from current_actuals
where
    ($department_code is null or department_code = $department_code)
    and ($year is null or year = $year)
order by department_code, year, month, indicator_code
