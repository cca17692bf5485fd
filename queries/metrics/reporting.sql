-- How many of the reports that are due each month came, and how many in time?
-- Grain: department_code, year, month
-- Reads: report_counts
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
from report_counts
where
    ($department_code is null or department_code = $department_code)
    and ($year is null or year = $year)
    and ($month is null or month = $month)
order by department_code, year, month
