-- How many of the reports that are due each month came, how many in time, and does the month count as reported?
-- Grain: department_code, year, month
-- Reads: reported_months
-- Params: department_code, year, month
-- Units: counts of reports, rates 0…1
select
    department_code,
    year,
    month,
    expected_count,
    received_count,
    on_time_count,
    reporting_rate,
    timeliness_rate,
    is_closed,
    is_reported,
from reported_months
where
    expected_count > 0
    and ($department_code is null or department_code = $department_code)
    and ($year is null or year = $year)
    and ($month is null or month = $month)
order by department_code, year, month
