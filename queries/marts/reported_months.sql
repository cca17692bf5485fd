-- Which months count as reported: those that are closed, and those of which enough of the reports that are due came.
-- Grain: department_code, year, month
-- Reads: current_departments, months, report_counts, current_month_states, current_settings
-- Params: none
-- Units: counts of reports, rates 0…1; expected_count is 0 and the rates are null where no report is due
select
    d.department_code,
    d.year,
    m.month,
    coalesce(c.expected_count, 0) as expected_count,
    coalesce(c.received_count, 0) as received_count,
    coalesce(c.on_time_count, 0) as on_time_count,
    c.reporting_rate,
    c.timeliness_rate,
    coalesce(e.state = 'closed', false) as is_closed,
    coalesce(e.state = 'closed', false)
    -- received ÷ expected against the setting, cross-multiplied; where nothing is due, nothing says that it is complete.
    or coalesce(c.received_count >= s.reported_month_rate * c.expected_count, false) as is_reported,
from current_departments as d
cross join months as m
cross join current_settings as s
left join report_counts as c
    on
        d.department_code = c.department_code
        and d.year = c.year
        and m.month = c.month
left join current_month_states as e
    on
        d.department_code = e.department_code
        and d.year = e.year
        and m.month = e.month
