-- How many of the reports that are due each month came, and how many in time?
-- Grain: department_code, year, month
-- Reads: expected_reports
-- Params: department_code, year, month
-- Units: counts of reports, rates 0…1
select
    department_code,
    year,
    month,
    count(*) as expected_count,
    count(case when is_reported then 1 end) as received_count,
    count(case when is_on_time then 1 end) as on_time_count,
    count(case when is_reported then 1 end) / count(*) as reporting_rate,
    count(case when is_on_time then 1 end) / nullif(count(case when is_reported then 1 end), 0) as timeliness_rate,
from expected_reports
where
    ($department_code is null or department_code = $department_code)
    and ($year is null or year = $year)
    and ($month is null or month = $month)
group by department_code, year, month
order by department_code, year, month
