-- Which months are reported, approved, returned or changed since, by whom and why?
-- Grain: department_code, year, month
-- Reads: approved_months
-- Params: department_code, year, month
-- Units: approval is open, reported, returned, changed or approved
select
    department_code,
    year,
    month,
    approval,
    state_since_at,
    state_set_by,
    reason,
    is_approved_so_far,
from approved_months
where
    ($department_code is null or department_code = $department_code)
    and ($year is null or year = $year)
    and ($month is null or month = $month)
order by department_code, year, month
