-- Who decided when how an indicator is counted, and what was decided before?
-- Grain: submission_id, department_code, year, indicator_code
-- Reads: countings, submission_states
-- Params: department_code, year, indicator_code
-- Units: tolerance_value in the indicator's unit
select
    c.submission_id,
    c.department_code,
    c.year,
    c.indicator_code,
    c.aggregation,
    c.direction,
    c.pacing,
    c.due_month,
    c.tolerance_value,
    c.weight,
    c.responsible_office,
    c.counting_note,
    s.submitted_by,
    s.submitted_at,
    s.state,
from countings as c
inner join submission_states as s
    on
        c.submission_id = s.submission_id
        and c.department_code = s.department_code
        and c.year = s.year
where
    ($department_code is null or c.department_code = $department_code)
    and ($year is null or c.year = $year)
    and ($indicator_code is null or c.indicator_code = $indicator_code)
order by c.department_code, c.year, c.indicator_code, c.submission_id
