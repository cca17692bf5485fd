-- Which task numbers are missing between the first and the last?
-- Grain: department_code, year, subject_code
-- Reads: current_tasks
-- Params: none
-- Units: none
with numbered as (
    select
        department_code,
        year,
        section,
        -- The code is the section's letter and the form's own number.
        cast(substring(task_code, 2) as integer) as task_number,
    from current_tasks
    where task_number != ''
),

following as (
    select
        department_code,
        year,
        section,
        task_number,
        lead(task_number) over (
            partition by department_code, year, section
            order by task_number
        ) as next_number,
    from numbered
)

select
    department_code,
    year,
    'task_numbers_missing' as check_name,
    'medium' as severity,
    case section when 'key' then 'K' else 'O' end || cast(task_number + 1 as varchar) as subject_code,
    case section when 'key' then '年度重点工作任务' else '其他需完成任务' end as subject_name,
    '序号 ' || cast(task_number as varchar) || ' 之后是 ' || cast(next_number as varchar) || '，缺 '
    || cast(next_number - task_number - 1 as varchar) || ' 个序号。' as evidence,
    'After number ' || cast(task_number as varchar) || ' comes ' || cast(next_number as varchar) || ': '
    || cast(next_number - task_number - 1 as varchar) || ' missing.' as evidence_en,
    '请核实缺少的任务是否漏填；编号保持不变。' as suggestion,
    'Check whether a task was left out; the numbers stay as they are.' as suggestion_en,
from following
where next_number > task_number + 1
