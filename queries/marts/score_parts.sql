-- The trial score's parts: money, and each category of indicators, with what is still open.
-- Grain: department_code, year, month, part
-- Reads: indicator_scores, money_results, current_settings
-- Params: none
-- Units: points out of 100
with money as (
    select
        department_code,
        year,
        month,
        sum(executed_amount) / nullif(sum(budget_amount), 0) as execution_rate,
    from money_results
    where section = 'budget'
    group by department_code, year, month
)

select
    department_code,
    year,
    month,
    part,
    count(*) as indicator_count,
    sum(points) as points,
    sum(cast(points * coalesce(completion_rate, 0) as decimal(18, 8))) as score,
    -- Without data an indicator scores 0, and the score says so.
    sum(case when completion_rate is null then points else 0 end) as open_points,
from indicator_scores
group by department_code, year, month, part
union all
select
    m.department_code,
    m.year,
    m.month,
    'execution' as part,
    0 as indicator_count,
    s.execution_points as points,
    cast(s.execution_points * least(1, coalesce(m.execution_rate, 0)) as decimal(18, 8)) as score,
    case when m.execution_rate is null then s.execution_points else 0 end as open_points,
from money as m
cross join current_settings as s
