-- Which task promises more than the indicator for the same thing asks?
-- Grain: department_code, year, subject_code
-- Reads: current_tasks, current_indicators
-- Params: none
-- Units: none
with promises as (
    select
        department_code,
        year,
        task_code,
        task_name,
        content,
        -- A number in words, a measure word, and what is counted: 四场宣传.
        regexp_extract(content, '[二三四五六七八九十][场次期个项]..', 0) as promise,
        regexp_extract(content, '([二三四五六七八九十])[场次期个项](..)', 1) as promised_word,
        regexp_extract(content, '([二三四五六七八九十])[场次期个项](..)', 2) as promised_thing,
    from current_tasks
),

counted as (
    select
        department_code,
        year,
        task_code,
        task_name,
        content,
        promise,
        promised_thing,
        instr('一二三四五六七八九十', promised_word) as promised_count,
    from promises
    where promised_word != ''
),

compared as (
    select
        p.department_code,
        p.year,
        p.task_code,
        p.task_name,
        p.promise,
        i.indicator_code,
        i.comparator,
        i.target_text,
        coalesce(i.unit, '') as unit,
        row_number() over (
            partition by p.department_code, p.year, p.task_code
            order by i.indicator_code
        ) as place,
    from counted as p
    inner join current_indicators as i
        on
            p.department_code = i.department_code
            and p.year = i.year
    where
        i.level3 like '%' || p.promised_thing || '%'
        -- The same thing is meant where both name the same title in 《》.
        and regexp_extract(i.explanation, '《[^》]+》', 0) != ''
        and p.content like '%' || regexp_extract(i.explanation, '《[^》]+》', 0) || '%'
        and i.direction = 'higher'
        and i.target_value < p.promised_count
)

select
    department_code,
    year,
    'task_promises_more_than_target' as check_name,
    'medium' as severity,
    task_code as subject_code,
    task_name as subject_name,
    concat_ws(
        chr(31),
        'promise=' || promise,
        'indicator_code=' || indicator_code,
        'comparator=' || comparator,
        'target_text=' || target_text,
        'unit=' || unit
    ) as evidence_parts,
from compared
where place = 1
