-- The last month of each department's year up to which everything that was reported is approved.
-- Grain: department_code, year
-- Reads: approved_months
-- Params: none
-- Units: approved_month 1…12; a year in which no month is approved has no row
select
    department_code,
    year,
    max(month) as approved_month,
from approved_months
where is_approved_so_far
group by department_code, year
