-- How many indicators of each category have which status, and what is their mean completion rate?
-- Grain: department_code, year, month, level1, level2
-- Reads: indicator_results, current_indicators
-- Params: department_code, year, month
-- Units: counts of indicators, rates 0…1
select
    r.department_code,
    r.year,
    r.month,
    i.level1,
    i.level2,
    count(*) as indicator_count,
    count(case when r.status = 'met' then 1 end) as met_count,
    count(case when r.status = 'on_track' then 1 end) as on_track_count,
    count(case when r.status = 'slow' then 1 end) as slow_count,
    count(case when r.status = 'behind' then 1 end) as behind_count,
    count(case when r.status = 'not_due' then 1 end) as not_due_count,
    count(case when r.status = 'no_data' then 1 end) as no_data_count,
    count(r.completion_rate) as with_data_count,
    avg(cast(r.completion_rate as decimal(9, 8))) as mean_completion_rate,
from indicator_results as r
inner join current_indicators as i
    on
        r.department_code = i.department_code
        and r.year = i.year
        and r.indicator_code = i.indicator_code
where
    ($department_code is null or r.department_code = $department_code)
    and ($year is null or r.year = $year)
    and ($month is null or r.month = $month)
group by r.department_code, r.year, r.month, i.level1, i.level2
order by r.department_code, r.year, r.month, min(r.indicator_code)
