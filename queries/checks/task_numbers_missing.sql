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
    concat_ws(
        chr(31),
        'number=' || cast(task_number as varchar),
        'next_number=' || cast(next_number as varchar),
        'missing_count=' || cast(next_number - task_number - 1 as varchar)
    ) as evidence_parts,
from following
where next_number > task_number + 1
