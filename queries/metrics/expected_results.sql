-- What is every indicator expected to be by the end of the year, and did a person say so?
-- Grain: department_code, year, month, indicator_code
-- Reads: expected_indicators, current_indicators
-- Params: department_code, year, month
-- Units: values in the indicator's unit; is_proposal while only the figures say it and no person
select
    e.department_code,
    e.year,
    e.month,
    e.indicator_code,
    i.level1,
    i.level2,
    i.level3,
    i.explanation,
    i.comparator,
    i.target_value,
    i.target_text,
    i.unit,
    i.responsible_office,
    e.status,
    i.pacing,
    e.actual_to_date,
    e.forecast_value,
    e.expected_value,
    e.expected_text,
    e.likelihood,
    e.is_proposal,
    -- All that a paper has to say of it: how likely, and what is expected, in a number or in words.
    e.likelihood is not null and coalesce(cast(e.expected_value as varchar), e.expected_text) is not null
        as is_complete,
    e.submission_id,
    e.submitted_by,
    e.submitted_at,
    e.is_illustrative,
from expected_indicators as e
inner join current_indicators as i
    on
        e.department_code = i.department_code
        and e.year = i.year
        and e.indicator_code = i.indicator_code
where
    ($department_code is null or e.department_code = $department_code)
    and ($year is null or e.year = $year)
    and ($month is null or e.month = $month)
order by e.department_code, e.year, e.month, e.indicator_code
