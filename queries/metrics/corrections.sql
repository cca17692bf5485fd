-- What was decided of each deviation, up to which day it is to be done, and what came of it by the end of a month?
-- Grain: department_code, year, month, item_code
-- Reads: corrections_to_date
-- Params: department_code, year, month
-- Units: none; due_on is null where no calendar covers it and nobody named a day
select
    department_code,
    year,
    month,
    item_code,
    decided_on,
    decision,
    measures,
    due_on,
    result,
    done_on,
    said_month,
    submission_id,
    submitted_by,
    submitted_at,
    is_illustrative,
from corrections_to_date
where
    ($department_code is null or department_code = $department_code)
    and ($year is null or year = $year)
    and ($month is null or month = $month)
order by department_code, year, month, item_code
