-- Of which submissions is the file kept as it came in, under which name, and how large is it?
-- Grain: submission_id
-- Reads: submission_originals
-- Params: department_code, year
-- Units: byte_count in bytes
select
    submission_id,
    department_code,
    year,
    original_sha256,
    original_name,
    sheet,
    byte_count,
from submission_originals
where
    ($department_code is null or department_code = $department_code)
    and ($year is null or year = $year)
order by submission_id desc
