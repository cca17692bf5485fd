-- What was explained for which indicator, task or budget line, by whom, and which explanation counts?
-- Grain: submission_id, department_code, year, month, item_code
-- Reads: explanations, submission_states, current_explanations
-- Params: department_code, year, item_code
-- Units: expected_value in the indicator's unit, money in yuan
select
    e.submission_id,
    e.department_code,
    e.year,
    e.month,
    e.item_code,
    e.is_funding_reason,
    e.is_policy_reason,
    e.is_staffing_reason,
    e.is_facility_reason,
    e.is_other_reason,
    e.reason_text,
    e.measures,
    e.likelihood,
    e.expected_value,
    s.file_name,
    e.source_row,
    s.submitted_by,
    s.submitted_at,
    s.state,
    c.submission_id is not null as is_in_force,
from explanations as e
inner join submission_states as s
    on
        e.submission_id = s.submission_id
        and e.department_code = s.department_code
        and e.year = s.year
left join current_explanations as c
    on
        e.submission_id = c.submission_id
        and e.department_code = c.department_code
        and e.year = c.year
        and e.month = c.month
        and e.item_code = c.item_code
where
    ($department_code is null or e.department_code = $department_code)
    and ($year is null or e.year = $year)
    and ($item_code is null or e.item_code = $item_code)
order by e.department_code, e.year, e.item_code, e.month, e.submission_id
