-- What does the self-evaluation of a department score, indicator by indicator, for its money and in all?
-- Grain: department_code, year, month, item_code
-- Reads: indicator_scores, score_parts
-- Params: department_code, year, month
-- Units: points out of 100; rate 0…1; score is null without data; item_code is an indicator, execution or total
with scored as (
    select
        department_code,
        year,
        month,
        indicator_code as item_code,
        points,
        completion_rate as rate,
        cast(points * completion_rate as decimal(18, 8)) as score,
        case when completion_rate is null then points else 0 end as open_points,
    from indicator_scores
    union all
    select
        department_code,
        year,
        month,
        'execution' as item_code,
        cast(points as decimal(18, 8)) as points,
        score / nullif(points, 0) as rate,
        case when open_points > 0 then null else cast(score as decimal(18, 8)) end as score,
        open_points,
    from score_parts
    where part = 'execution'
    union all
    select
        department_code,
        year,
        month,
        'total' as item_code,
        cast(sum(points) as decimal(18, 8)) as points,
        null as rate,
        cast(sum(score) as decimal(18, 8)) as score,
        cast(sum(open_points) as decimal(18, 8)) as open_points,
    from score_parts
    group by department_code, year, month
)

select
    department_code,
    year,
    month,
    item_code,
    round(points, 4) as points,
    rate,
    round(score, 4) as score,
    round(open_points, 4) as open_points,
from scored
where
    ($department_code is null or department_code = $department_code)
    and ($year is null or year = $year)
    and ($month is null or month = $month)
order by department_code, year, month, item_code
