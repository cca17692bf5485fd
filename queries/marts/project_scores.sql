-- The self-evaluation of each project with linked indicators: points and score of each of them, and of its money.
-- Grain: department_code, year, task_code, item_code, month
-- Reads: project_points, indicator_results, money_results
-- Params: none
-- Units: points out of 100, rate 0…1 and null without data
select
    p.department_code,
    p.year,
    p.task_code,
    p.indicator_code as item_code,
    r.month,
    p.part,
    p.points,
    r.completion_rate as rate,
from project_points as p
inner join indicator_results as r
    on
        p.department_code = r.department_code
        and p.year = r.year
        and p.indicator_code = r.indicator_code
union all
select
    m.department_code,
    m.year,
    m.task_code,
    'execution' as item_code,
    m.month,
    'execution' as part,
    cast(max(p.execution_points) as decimal(18, 8)) as points,
    -- More than the budget scores no more than all of it.
    max(case when m.execution_rate > 1 then 1 else m.execution_rate end) as rate,
from money_results as m
inner join project_points as p
    on
        m.department_code = p.department_code
        and m.year = p.year
        and m.task_code = p.task_code
group by m.department_code, m.year, m.task_code, m.month
