-- What does the self-evaluation of a project score, indicator by indicator, for its money and in all?
-- Grain: department_code, year, month, task_code, item_code
-- Reads: project_scores
-- Params: department_code, year, month
-- Units: points out of 100; rate 0…1; score is null without data; item_code is an indicator, execution or total
with scored as (
    select
        department_code,
        year,
        month,
        task_code,
        item_code,
        points,
        rate,
        cast(points * rate as decimal(18, 8)) as score,
    from project_scores
    where
        ($department_code is null or department_code = $department_code)
        and ($year is null or year = $year)
        and ($month is null or month = $month)
)

select
    department_code,
    year,
    month,
    task_code,
    item_code,
    round(points, 4) as points,
    rate,
    round(score, 4) as score,
    case when score is null then round(points, 4) else 0 end as open_points,
from scored
union all
select
    department_code,
    year,
    month,
    task_code,
    'total' as item_code,
    round(sum(points), 4) as points,
    null as rate,
    round(sum(score), 4) as score,
    round(sum(case when score is null then points else 0 end), 4) as open_points,
from scored
group by department_code, year, month, task_code
order by department_code, year, month, task_code, item_code
