-- What came of the department's goal for the year (total), and of the content of each task?
-- Grain: department_code, year, month, item_code
-- Reads: goals
-- Params: department_code, year, month
-- Units: none; result_text is null until somebody says it
select
    department_code,
    year,
    month,
    item_code,
    item_name,
    goal_text,
    result_text,
    submission_id,
    submitted_by,
    submitted_at,
    is_illustrative,
from goals
where
    ($department_code is null or department_code = $department_code)
    and ($year is null or year = $year)
    and ($month is null or month = $month)
order by
    department_code,
    year,
    month,
    case when item_code = 'total' then 1 else 2 end,
    length(item_code),
    item_code
