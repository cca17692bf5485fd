-- How did each row of a target form stand in its file when it was read, with the corrections that were made?
-- Grain: submission_id, department_code, year, source_row
-- Reads: source_rows
-- Params: department_code, year, submission_id
-- Units: none
select
    submission_id,
    department_code,
    year,
    source_row,
    treatment,
    meaning,
    content,
from source_rows
where
    ($department_code is null or department_code = $department_code)
    and ($year is null or year = $year)
    and ($submission_id is null or submission_id = $submission_id)
order by submission_id, source_row
