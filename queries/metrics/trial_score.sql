-- What would the self-evaluation score today, part by part, and how many points are still open?
-- Grain: department_code, year, month, part
-- Reads: score_parts, current_settings
-- Params: department_code, year, month
-- Units: points out of 100; grade of the total only
with parts as (
    select
        department_code,
        year,
        month,
        part,
        indicator_count,
        points,
        score,
        open_points,
    from score_parts
    where
        ($department_code is null or department_code = $department_code)
        and ($year is null or year = $year)
        and ($month is null or month = $month)
),

with_total as (
    select
        department_code,
        year,
        month,
        part,
        indicator_count,
        points,
        score,
        open_points,
    from parts
    union all
    select
        department_code,
        year,
        month,
        'total' as part,
        sum(indicator_count) as indicator_count,
        sum(points) as points,
        sum(score) as score,
        sum(open_points) as open_points,
    from parts
    group by department_code, year, month
)

select
    t.department_code,
    t.year,
    t.month,
    t.part,
    t.indicator_count,
    round(t.points, 4) as points,
    round(t.score, 4) as score,
    round(t.open_points, 4) as open_points,
    case
        when t.part != 'total' then null
        when round(t.score, 2) >= s.excellent_score then 'excellent'
        when round(t.score, 2) >= s.good_score then 'good'
        when round(t.score, 2) >= s.pass_score then 'pass'
        else 'fail'
    end as grade,
from with_total as t
cross join current_settings as s
order by
    t.department_code,
    t.year,
    t.month,
    case t.part
        when 'execution' then 1
        when 'output' then 2
        when 'benefit' then 3
        when 'satisfaction' then 4
        else 5
    end
