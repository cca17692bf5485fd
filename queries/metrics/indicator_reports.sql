-- Who reported what for one indicator, from which file and row, and which report counts?
-- Grain: submission_id, department_code, year, month, indicator_code
-- Reads: actuals, submission_states, current_actuals
-- Params: department_code, year, indicator_code
-- Units: values in the indicator's unit
select
    a.submission_id,
    a.department_code,
    a.year,
    a.month,
    a.first_month,
    a.indicator_code,
    a.actual_value,
    a.numerator_value,
    a.denominator_value,
    a.note,
    s.file_name,
    a.source_row,
    s.submitted_by,
    s.submitted_at,
    s.is_illustrative,
    s.state,
    c.submission_id is not null as is_in_force,
from actuals as a
inner join submission_states as s
    on
        a.submission_id = s.submission_id
        and a.department_code = s.department_code
        and a.year = s.year
left join current_actuals as c
    on
        a.submission_id = c.submission_id
        and a.department_code = c.department_code
        and a.year = c.year
        and a.month = c.month
        and a.indicator_code = c.indicator_code
where
    ($department_code is null or a.department_code = $department_code)
    and ($year is null or a.year = $year)
    and ($indicator_code is null or a.indicator_code = $indicator_code)
order by a.department_code, a.year, a.indicator_code, a.month, a.submission_id
