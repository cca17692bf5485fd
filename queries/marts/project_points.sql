-- How many points each linked indicator stands for in the self-evaluation of its project, which has 100 of its own.
-- Grain: department_code, year, task_code, indicator_code
-- Reads: current_links, indicator_points, score_weights
-- Params: none
-- Units: points out of 100
with parts as (
    select
        department_code,
        year,
        part,
        sum(points) as part_points,
    from indicator_points
    group by department_code, year, part
),

linked as (
    select
        l.department_code,
        l.year,
        l.task_code,
        l.indicator_code,
        p.part,
        p.points,
        t.part_points,
        sum(p.points) over of_part as own_points,
        row_number() over (
            partition by l.department_code, l.year, l.task_code, p.part order by l.indicator_code
        ) as place_in_part,
    from current_links as l
    inner join indicator_points as p
        on
            l.department_code = p.department_code
            and l.year = p.year
            and l.indicator_code = p.indicator_code
    inner join parts as t
        on
            p.department_code = t.department_code
            and p.year = t.year
            and p.part = t.part
    window of_part as (partition by l.department_code, l.year, l.task_code, p.part)
),

shared as (
    select
        department_code,
        year,
        task_code,
        indicator_code,
        part,
        part_points,
        points / nullif(own_points, 0) as share_of_part,
        -- A part of which nothing is linked gives its points to the others in proportion.
        sum(case when place_in_part = 1 then part_points end) over (partition by department_code, year, task_code)
            as present_points,
    from linked
)

select
    s.department_code,
    s.year,
    s.task_code,
    s.indicator_code,
    s.part,
    w.execution_points,
    cast(
        (100 - w.execution_points) * s.part_points * s.share_of_part / nullif(s.present_points, 0) as decimal(18, 8)
    ) as points,
from shared as s
inner join score_weights as w
    on
        s.department_code = w.department_code
        and s.year = w.year
