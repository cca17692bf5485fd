-- Every department in every month of its year: how many of its indicators have which status, and the worst of them.
-- Grain: department_code, year, month
-- Reads: current_departments, months, indicator_results, latest_reports
-- Params: none
-- Units: counts of indicators; worst_status is null without indicators
select
    d.department_code,
    d.year,
    m.month,
    d.department_name,
    count(r.indicator_code) as indicator_count,
    count(case when r.status = 'met' then 1 end) as met_count,
    count(case when r.status = 'on_track' then 1 end) as on_track_count,
    count(case when r.status = 'slow' then 1 end) as slow_count,
    count(case when r.status = 'behind' then 1 end) as behind_count,
    count(case when r.status = 'not_due' then 1 end) as not_due_count,
    count(case when r.status = 'no_data' then 1 end) as no_data_count,
    -- Named from the worst to the best; what nobody has to worry about yet comes last.
    case
        when max(case when r.status = 'behind' then 1 end) = 1 then 'behind'
        when max(case when r.status = 'slow' then 1 end) = 1 then 'slow'
        when max(case when r.status = 'no_data' then 1 end) = 1 then 'no_data'
        when max(case when r.status = 'on_track' then 1 end) = 1 then 'on_track'
        when max(case when r.status = 'met' then 1 end) = 1 then 'met'
        when max(case when r.status = 'not_due' then 1 end) = 1 then 'not_due'
    end as worst_status,
    -- Illustrative figures of one month are part of every later figure to date.
    coalesce(l.has_illustrative, false) as has_illustrative,
from current_departments as d
cross join months as m
left join indicator_results as r
    on
        d.department_code = r.department_code
        and d.year = r.year
        and m.month = r.month
left join latest_reports as l
    on
        d.department_code = l.department_code
        and d.year = l.year
group by d.department_code, d.year, m.month, d.department_name, l.has_illustrative
