-- The trial score's parts: money, and each category of indicators, with what is still open; and the grade of it all.
-- Grain: department_code, year, month, part
-- Reads: indicator_scores, money_parts, score_weights, current_settings
-- Params: none
-- Units: points out of 100; overall_grade is of all parts together, and the same for each
with parts as (
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
        bool_or(is_weight_points) as are_weights_points,
    from indicator_scores
    group by department_code, year, month, part
    union all
    select
        m.department_code,
        m.year,
        m.month,
        'execution' as part,
        0 as indicator_count,
        w.execution_points as points,
        cast(w.execution_points * least(1, coalesce(m.execution_rate, 0)) as decimal(18, 8)) as score,
        case when m.execution_rate is null then w.execution_points else 0 end as open_points,
        w.are_points as are_weights_points,
    from money_parts as m
    inner join score_weights as w
        on
            m.department_code = w.department_code
            and m.year = w.year
    -- The department's own budget; the tasks' planned money has another denominator.
    where m.part = 'budget' and (w.execution_points > 0 or not w.are_points)
)

select
    p.department_code,
    p.year,
    p.month,
    p.part,
    p.indicator_count,
    p.points,
    p.score,
    p.open_points,
    p.are_weights_points,
    case
        when round(sum(p.score) over of_month, 2) >= s.excellent_score then 'excellent'
        when round(sum(p.score) over of_month, 2) >= s.good_score then 'good'
        when round(sum(p.score) over of_month, 2) >= s.pass_score then 'pass'
        else 'fail'
    end as overall_grade,
from parts as p
cross join current_settings as s
window of_month as (partition by p.department_code, p.year, p.month)
