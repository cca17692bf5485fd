-- What came of the department's goal for the year (total), and of the content of each task, by the end of each month.
-- Grain: department_code, year, month, item_code
-- Reads: current_departments, current_tasks, months, current_paper_texts
-- Params: none
-- Units: none; result_text is null until somebody says it
with items as (
    select
        department_code,
        year,
        'total' as item_code,
        department_name as item_name,
        goal_text,
    from current_departments
    union all
    select
        department_code,
        year,
        task_code as item_code,
        task_name as item_name,
        content as goal_text,
    from current_tasks
)

select
    g.department_code,
    g.year,
    m.month,
    g.item_code,
    g.item_name,
    g.goal_text,
    t.body as result_text,
    t.submission_id,
    t.submitted_by,
    t.submitted_at,
    coalesce(t.is_illustrative, false) as is_illustrative,
from items as g
cross join months as m
left join current_paper_texts as t
    on
        g.department_code = t.department_code
        and g.year = t.year
        and g.item_code = t.item_code
        and m.month = t.month
        and t.topic = 'result'
