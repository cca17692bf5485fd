-- Where does the money of each task and of the whole budget (total) come from, and how much of it is spent?
-- Grain: department_code, year, month, task_code, money_source
-- Reads: source_lines
-- Params: department_code, year, month
-- Units: amounts in yuan; execution_rate over the adjusted amount where there is one; null is what nobody has said
select
    department_code,
    year,
    month,
    task_code,
    task_name,
    money_source,
    planned_amount,
    adjusted_amount,
    coalesce(adjusted_amount, planned_amount) as budget_amount,
    executed_amount,
    executed_amount / nullif(planned_amount, 0) as initial_rate,
    executed_amount / nullif(coalesce(adjusted_amount, planned_amount), 0) as execution_rate,
    expected_amount,
    is_proposal,
    submission_id,
    submitted_by,
    submitted_at,
    is_illustrative,
from source_lines
where
    ($department_code is null or department_code = $department_code)
    and ($year is null or year = $year)
    and ($month is null or month = $month)
order by
    department_code,
    year,
    month,
    case when task_code = 'total' then 1 else 2 end,
    length(task_code),
    task_code,
    case money_source when 'fiscal' then 1 when 'carried' then 2 else 3 end
