-- How much is expected to be spent by the end of the year of each task, each budget line and the whole budget?
-- Grain: department_code, year, month, task_code
-- Reads: expected_lines
-- Params: department_code, year, month
-- Units: amounts in yuan; the whole budget (total) is that of its lines, and null where one of them is not known
with with_total as (
    select
        department_code,
        year,
        month,
        task_code,
        section,
        task_name,
        planned_amount,
        budget_amount,
        executed_amount,
        status,
        expected_amount,
        expected_text,
        likelihood,
        is_proposal,
        submission_id,
        submitted_by,
        submitted_at,
        is_illustrative,
    from expected_lines
    union all
    select
        department_code,
        year,
        month,
        'total' as task_code,
        'total' as section,
        null as task_name,
        sum(planned_amount) as planned_amount,
        sum(budget_amount) as budget_amount,
        sum(executed_amount) as executed_amount,
        null as status,
        case when count(expected_amount) = count(*) then sum(expected_amount) end as expected_amount,
        null as expected_text,
        null as likelihood,
        bool_or(is_proposal) as is_proposal,
        null as submission_id,
        null as submitted_by,
        null as submitted_at,
        bool_or(is_illustrative) as is_illustrative,
    from expected_lines
    where section = 'budget'
    group by department_code, year, month
)

select
    department_code,
    year,
    month,
    task_code,
    section,
    task_name,
    planned_amount,
    budget_amount,
    executed_amount,
    status,
    expected_amount,
    expected_text,
    likelihood,
    is_proposal,
    submission_id,
    submitted_by,
    submitted_at,
    is_illustrative,
from with_total
where
    ($department_code is null or department_code = $department_code)
    and ($year is null or year = $year)
    and ($month is null or month = $month)
order by department_code, year, month, section, length(task_code), task_code
