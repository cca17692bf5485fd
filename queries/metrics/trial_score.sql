-- What would the self-evaluation score today, part by part, and how many points are still open?
-- Grain: department_code, year, month, part
-- Reads: score_parts
-- Params: department_code, year, month
-- Units: points out of 100; grade of the total only; are_weights_points where the form's weights are the points
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
        are_weights_points,
        overall_grade,
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
        are_weights_points,
        null as grade,
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
        bool_or(are_weights_points) as are_weights_points,
        max(overall_grade) as grade,
    from parts
    group by department_code, year, month
)

select
    department_code,
    year,
    month,
    part,
    indicator_count,
    round(points, 4) as points,
    round(score, 4) as score,
    round(open_points, 4) as open_points,
    are_weights_points,
    grade,
from with_total
order by
    department_code,
    year,
    month,
    case part
        when 'execution' then 1
        when 'cost' then 2
        when 'output' then 3
        when 'benefit' then 4
        when 'satisfaction' then 5
        when 'other' then 6
        else 7
    end
