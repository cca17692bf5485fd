-- Which indicators have not been reported for a month in which they are due?
-- Grain: department_code, year, month, indicator_code
-- Reads: expected_reports, current_indicators
-- Params: department_code, year, month
-- Units: none
select
    e.department_code,
    e.year,
    e.month,
    e.indicator_code,
    i.level3,
    i.explanation,
from expected_reports as e
inner join current_indicators as i
    on
        e.department_code = i.department_code
        and e.year = i.year
        and e.indicator_code = i.indicator_code
where
    not e.is_reported
    and ($department_code is null or e.department_code = $department_code)
    and ($year is null or e.year = $year)
    and ($month is null or e.month = $month)
order by e.department_code, e.year, e.month, e.indicator_code
