-- Every row of the target form in force as it stood in the file, and how it was understood.
-- Grain: department_code, year, source_row
-- Reads: source_rows, target_versions
-- Params: none
-- Units: none
select
    r.department_code,
    r.year,
    r.source_row,
    r.treatment,
    r.meaning,
    r.content,
    r.submission_id,
from source_rows as r
inner join target_versions as v
    on
        r.submission_id = v.submission_id
        and r.department_code = v.department_code
        and r.year = v.year
