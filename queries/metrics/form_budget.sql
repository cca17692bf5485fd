-- What does the form say about the budget: expenditure by line, and where the money comes from?
-- Grain: department_code, year, line_code
-- Reads: current_budget_lines
-- Params: department_code, year
-- Units: budget_amount in yuan
select
    department_code,
    year,
    line_code,
    line_name,
    side,
    budget_amount,
    source_row,
from current_budget_lines
where
    ($department_code is null or department_code = $department_code)
    and ($year is null or year = $year)
order by department_code, year, line_code
