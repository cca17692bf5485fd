-- What is our own score of what a self-evaluation scores itself: its printed points times our rate of December.
-- Grain: department_code, year, score_number
-- Reads: current_printed_scores, indicator_results, money_results, money_parts, months
-- Params: none
-- Units: points, score and own_score in points; own_rate 0…1, null without data or without a rule
with rated as (
    select
        p.department_code,
        p.year,
        p.score_number,
        t.month,
        p.part,
        p.item_code,
        p.item_name,
        p.points,
        p.score,
        case
            when p.part = 'indicator' then i.completion_rate
            -- Spending more than the budget scores no more than all of it.
            when coalesce(m.execution_rate, b.execution_rate) > 1 then 1
            else coalesce(m.execution_rate, b.execution_rate)
        end as own_rate,
    from current_printed_scores as p
    -- A self-evaluation is of the whole year.
    inner join months as t on t.month = 12
    left join indicator_results as i
        on
            p.department_code = i.department_code
            and p.year = i.year
            and p.part = 'indicator'
            and p.item_code = i.indicator_code
            and t.month = i.month
    left join money_results as m
        on
            p.department_code = m.department_code
            and p.year = m.year
            and p.part in ('execution', 'task')
            and p.item_code = m.task_code
            and t.month = m.month
    -- Without a code the points are for the department's whole budget.
    left join money_parts as b
        on
            p.department_code = b.department_code
            and p.year = b.year
            and p.part = 'execution'
            and p.item_code is null
            and b.part = 'budget'
            and t.month = b.month
)

select
    department_code,
    year,
    score_number,
    month,
    part,
    item_code,
    item_name,
    points,
    score,
    cast(own_rate as decimal(18, 4)) as own_rate,
    -- Rounded like the scores on paper; they are compared within a tenth of a point.
    cast(points * own_rate as decimal(18, 4)) as own_score,
from rated
