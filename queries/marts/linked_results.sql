-- What the indicators linked to a task have reached of what is due by now: the other half of double monitoring.
-- Grain: department_code, year, task_code, month
-- Reads: current_links, indicator_results
-- Params: none
-- Units: counts of linked indicators; results_rate 0…1, the mean over those that have data and of which anything is due
select
    l.department_code,
    l.year,
    l.task_code,
    r.month,
    count(*) as linked_count,
    count(r.due_rate) as compared_count,
    count(case when r.status = 'no_data' then 1 end) as without_data_count,
    -- What is left are those of which nothing is due yet, reported or not.
    count(*) - count(r.due_rate) - count(case when r.status = 'no_data' then 1 end) as not_due_count,
    avg(cast(r.due_rate as decimal(9, 8))) as results_rate,
from current_links as l
inner join indicator_results as r
    on
        l.department_code = r.department_code
        and l.year = r.year
        and l.indicator_code = r.indicator_code
group by l.department_code, l.year, l.task_code, r.month
