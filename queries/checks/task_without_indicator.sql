-- Which tasks have no indicator that shows their results?
-- Grain: department_code, year, subject_code
-- Reads: current_tasks, current_links
-- Params: none
-- Units: none
with linked as (
    select distinct
        department_code,
        year,
        task_code,
    from current_links
)

select
    t.department_code,
    t.year,
    'task_without_indicator' as check_name,
    'medium' as severity,
    t.task_code as subject_code,
    t.task_name as subject_name,
    '' as evidence_parts,
from current_tasks as t
left join linked as k
    on
        t.department_code = k.department_code
        and t.year = k.year
        and t.task_code = k.task_code
where k.task_code is null
