-- How many of the reports that are due each month came, how many in time, and does the month count as reported?
-- Grain: department_code, year, month
-- Reads: reported_months, approved_months
-- Params: department_code, year, month
-- Units: counts of reports, rates 0…1; approval is open, reported, returned, changed or approved
select
    r.department_code,
    r.year,
    r.month,
    r.expected_count,
    r.received_count,
    r.on_time_count,
    r.reporting_rate,
    r.timeliness_rate,
    r.is_closed,
    r.is_reported,
    a.approval,
from reported_months as r
inner join approved_months as a
    on
        r.department_code = a.department_code
        and r.year = a.year
        and r.month = a.month
where
    r.expected_count > 0
    and ($department_code is null or r.department_code = $department_code)
    and ($year is null or r.year = $year)
    and ($month is null or r.month = $month)
order by r.department_code, r.year, r.month
