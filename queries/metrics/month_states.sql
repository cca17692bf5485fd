-- Which months are closed or were reopened, since when, by whom and why? A month not listed was never closed.
-- Grain: department_code, year, month
-- Reads: current_month_states
-- Params: department_code, year
-- Units: none
select
    department_code,
    year,
    month,
    state,
    state_since_at,
    state_set_by,
    reason,
from current_month_states
where
    ($department_code is null or department_code = $department_code)
    and ($year is null or year = $year)
order by department_code, year, month
