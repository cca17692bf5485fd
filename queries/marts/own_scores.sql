-- What is our own score of what a self-evaluation scores itself: its printed points times our rate of December.
-- Grain: department_code, year, score_number
-- Reads: current_printed_scores, indicator_completion, money_results, months
-- Params: none
-- Units: points, score and own_score in points; own_rate 0…1, null without data or without a rule
with executed as (
    select
        p.department_code,
        p.year,
        p.score_number,
        sum(m.executed_amount) as executed_amount,
        sum(m.budget_amount) as budget_amount,
    from current_printed_scores as p
    inner join money_results as m
        on
            p.department_code = m.department_code
            and p.year = m.year
            and m.month = 12
            -- Without a code the points are for the department's whole budget, never for its tasks.
            and (p.item_code = m.task_code or (p.item_code is null and m.section = 'budget'))
    where p.part in ('execution', 'task')
    group by p.department_code, p.year, p.score_number
),

rated as (
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
        p.part = 'indicator' and i.target_value is null as is_in_words,
        case
            when p.part = 'indicator' then i.completion_numerator / nullif(i.completion_denominator, 0)
            -- Spending more than the budget scores no more than all of it.
            when e.executed_amount > e.budget_amount then 1
            else e.executed_amount / nullif(e.budget_amount, 0)
        end as own_rate,
    from current_printed_scores as p
    -- A self-evaluation is of the whole year.
    inner join months as t on t.month = 12
    left join indicator_completion as i
        on
            p.department_code = i.department_code
            and p.year = i.year
            and p.part = 'indicator'
            and p.item_code = i.indicator_code
            and t.month = i.month
    left join executed as e
        on
            p.department_code = e.department_code
            and p.year = e.year
            and p.score_number = e.score_number
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
    is_in_words,
    cast(own_rate as decimal(18, 4)) as own_rate,
    -- Rounded like the scores on paper; they are compared within a tenth of a point.
    cast(points * own_rate as decimal(18, 4)) as own_score,
from rated
