-- What was submitted, by whom, when, from which file, and does it still count?
-- Grain: submission_id
-- Reads: submission_states
-- Params: department_code, year
-- Units: none
select
    submission_id,
    kind,
    department_code,
    year,
    state,
    is_illustrative,
    submitted_by,
    submitted_at,
    file_name,
    file_sha256,
    encoding,
    row_count,
    state_since_at,
    state_set_by,
from submission_states
where
    ($department_code is null or department_code = $department_code)
    and ($year is null or year = $year)
order by submission_id desc
