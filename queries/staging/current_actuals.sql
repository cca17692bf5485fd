-- The monthly actuals in force: of several reports of one month, the latest that is not withdrawn.
-- Grain: department_code, year, month, indicator_code
-- Reads: actuals, submission_states
-- Params: none
-- Units: values in the indicator's unit
with live_reports as (
    select
        r.department_code,
        r.year,
        r.month,
        r.indicator_code,
        r.actual_value,
        r.numerator_value,
        r.denominator_value,
        r.note,
        r.submission_id,
        r.source_row,
        s.is_illustrative,
        row_number() over (
            partition by r.department_code, r.year, r.month, r.indicator_code
            order by r.submission_id desc
        ) as recency,
    from actuals as r
    inner join submission_states as s
        on
            r.submission_id = s.submission_id
            and r.department_code = s.department_code
            and r.year = s.year
    where s.state = 'live'
)

select
    department_code,
    year,
    month,
    indicator_code,
    actual_value,
    numerator_value,
    denominator_value,
    note,
    submission_id,
    source_row,
    is_illustrative,
from live_reports
where recency = 1
