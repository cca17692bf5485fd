-- What do the papers of a month say in words: problems, measures, conclusion, organisation, application, publication?
-- Grain: department_code, year, month, item_code, topic
-- Reads: current_paper_texts
-- Params: department_code, year, month
-- Units: none; item_code total is the department as a whole, topic result what came of its goal
select
    department_code,
    year,
    month,
    item_code,
    topic,
    body,
    submission_id,
    submitted_by,
    submitted_at,
    is_illustrative,
from current_paper_texts
where
    ($department_code is null or department_code = $department_code)
    and ($year is null or year = $year)
    and ($month is null or month = $month)
order by department_code, year, month, item_code, topic
