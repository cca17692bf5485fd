-- How each indicator is counted by a person's decision: the latest one that is not withdrawn.
-- Grain: department_code, year, indicator_code
-- Reads: countings, submission_states
-- Params: none
-- Units: tolerance_value in the indicator's unit, weight in points or percent as the department gives it
with live_decisions as (
    select
        c.department_code,
        c.year,
        c.indicator_code,
        c.comparator,
        c.aggregation,
        c.direction,
        c.pacing,
        c.due_month,
        c.tolerance_value,
        c.weight,
        c.responsible_office,
        c.counting_note,
        c.submission_id,
        s.submitted_by,
        s.submitted_at,
        row_number() over (
            partition by c.department_code, c.year, c.indicator_code
            order by c.submission_id desc
        ) as recency,
    from countings as c
    inner join submission_states as s
        on
            c.submission_id = s.submission_id
            and c.department_code = s.department_code
            and c.year = s.year
    where s.state = 'live'
)

select
    department_code,
    year,
    indicator_code,
    comparator,
    aggregation,
    direction,
    pacing,
    due_month,
    tolerance_value,
    weight,
    responsible_office,
    counting_note,
    submission_id,
    submitted_by,
    submitted_at,
from live_decisions
where recency = 1
