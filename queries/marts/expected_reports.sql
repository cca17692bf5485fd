-- Which indicator is to be reported in which month, whether it was, and whether in time.
-- Grain: department_code, year, month, indicator_code
-- Reads: current_indicators, months, first_reports, current_settings
-- Params: none
-- Units: dates as numbers: 20230510 is 10 May 2023
with expected as (
    select
        i.department_code,
        i.year,
        m.month,
        i.indicator_code,
        f.first_reported_at,
        -- The day of the following month up to which a report is in time.
        case
            when m.month = 12 then (i.year + 1) * 10000 + 100
            else i.year * 10000 + (m.month + 1) * 100
        end + s.report_deadline_day as deadline_on,
        extract(year from f.first_reported_at) * 10000
        + extract(month from f.first_reported_at) * 100
        + extract(day from f.first_reported_at) as reported_on,
    from current_indicators as i
    cross join months as m
    cross join current_settings as s
    left join first_reports as f
        on
            i.department_code = f.department_code
            and i.year = f.year
            and i.indicator_code = f.indicator_code
            and m.month = f.month
    -- What happens once in the year is owed in the month it is due, all else every month.
    where i.pacing != 'due' or i.due_month = m.month
)

select
    department_code,
    year,
    month,
    indicator_code,
    first_reported_at,
    first_reported_at is not null as is_reported,
    coalesce(reported_on <= deadline_on, false) as is_on_time,
from expected
