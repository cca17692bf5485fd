-- Which rows of the target form in force were not understood?
-- Grain: department_code, year, source_row
-- Reads: current_source_rows
-- Params: department_code, year
-- Units: none
select
    department_code,
    year,
    source_row,
    content,
from current_source_rows
where
    treatment = 'not_understood'
    and ($department_code is null or department_code = $department_code)
    and ($year is null or year = $year)
order by department_code, year, source_row
