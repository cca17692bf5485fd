-- How many of the reports that are due each month came, and how many in time.
-- Grain: department_code, year, month
-- Reads: expected_reports
-- Params: none
-- Units: counts of reports, rates 0…1
with counted as (
    select
        department_code,
        year,
        month,
        count(*) as expected_count,
        count(case when is_reported then 1 end) as received_count,
        count(case when is_on_time then 1 end) as on_time_count,
    from expected_reports
    group by department_code, year, month
)

select
    department_code,
    year,
    month,
    expected_count,
    received_count,
    on_time_count,
    received_count / expected_count as reporting_rate,
    on_time_count / nullif(received_count, 0) as timeliness_rate,
from counted
