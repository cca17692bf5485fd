-- Which indicators have another status than at the end of the month before?
-- Grain: department_code, year, month, indicator_code
-- Reads: indicator_results, current_indicators
-- Params: department_code, year, month
-- Units: none; January has none before it
with compared as (
    select
        department_code,
        year,
        month,
        indicator_code,
        status,
        lag(status) over (
            partition by department_code, year, indicator_code
            order by month
        ) as status_before,
    from indicator_results
)

select
    c.department_code,
    c.year,
    c.month,
    c.indicator_code,
    i.level3,
    i.pacing,
    c.status_before,
    c.status,
from compared as c
inner join current_indicators as i
    on
        c.department_code = i.department_code
        and c.year = i.year
        and c.indicator_code = i.indicator_code
where
    c.status != c.status_before
    and ($department_code is null or c.department_code = $department_code)
    and ($year is null or c.year = $year)
    and ($month is null or c.month = $month)
order by c.department_code, c.year, c.month, c.indicator_code
