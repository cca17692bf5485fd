-- The last month of each department's year that counts as reported: where pages open.
-- Grain: department_code, year
-- Reads: reported_months
-- Params: none
-- Units: reported_month 1…12; a year in which no month counts as reported has no row
select
    department_code,
    year,
    max(month) as reported_month,
from reported_months
where is_reported
group by department_code, year
