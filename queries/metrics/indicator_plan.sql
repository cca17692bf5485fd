-- What is planned for each month of the indicators that have a monthly plan?
-- Grain: department_code, year, indicator_code, month
-- Reads: current_indicator_plans
-- Params: department_code, year, indicator_code
-- Units: values in the indicator's unit
select
    department_code,
    year,
    indicator_code,
    month,
    planned_value,
    planned_to_date,
from current_indicator_plans
where
    ($department_code is null or department_code = $department_code)
    and ($year is null or year = $year)
    and ($indicator_code is null or indicator_code = $indicator_code)
order by department_code, year, indicator_code, month
