-- What does each category of indicators add to the trial score, and how many of its points are still open?
-- Grain: department_code, year, month, level1, level2
-- Reads: indicator_scores, current_indicators
-- Params: department_code, year, month
-- Units: points out of 100
select
    s.department_code,
    s.year,
    s.month,
    i.level1,
    i.level2,
    count(*) as indicator_count,
    round(sum(s.points), 4) as points,
    round(sum(cast(s.points * coalesce(s.completion_rate, 0) as decimal(18, 8))), 4) as score,
    round(sum(case when s.completion_rate is null then s.points else 0 end), 4) as open_points,
from indicator_scores as s
inner join current_indicators as i
    on
        s.department_code = i.department_code
        and s.year = i.year
        and s.indicator_code = i.indicator_code
where
    ($department_code is null or s.department_code = $department_code)
    and ($year is null or s.year = $year)
    and ($month is null or s.month = $month)
group by s.department_code, s.year, s.month, i.level1, i.level2
order by s.department_code, s.year, s.month, min(s.indicator_code)
