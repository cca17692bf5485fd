-- Of all indicators, how many are met, on track, slow, behind, not due, without data?
-- Grain: department_code, year, month
-- Reads: indicator_results
-- Params: department_code, year, month
-- Units: counts of indicators, rates 0…1
select
    department_code,
    year,
    month,
    count(*) as indicator_count,
    count(case when status = 'met' then 1 end) as met_count,
    count(case when status = 'on_track' then 1 end) as on_track_count,
    count(case when status = 'slow' then 1 end) as slow_count,
    count(case when status = 'behind' then 1 end) as behind_count,
    count(case when status = 'not_due' then 1 end) as not_due_count,
    count(case when status = 'no_data' then 1 end) as no_data_count,
    count(completion_rate) as with_data_count,
    count(completion_rate) / count(*) as coverage_rate,
from indicator_results
where
    ($department_code is null or department_code = $department_code)
    and ($year is null or year = $year)
    and ($month is null or month = $month)
group by department_code, year, month
order by department_code, year, month
