-- What the indicators linked to a task have reached: the other half of double monitoring.
-- Grain: department_code, year, task_code, month
-- Reads: current_links, indicator_results
-- Params: none
-- Units: linked_completion_rate 0…1, the mean over the linked indicators that have data
select
    l.department_code,
    l.year,
    l.task_code,
    r.month,
    count(*) as linked_count,
    avg(cast(r.completion_rate as decimal(9, 8))) as linked_completion_rate,
from current_links as l
inner join indicator_results as r
    on
        l.department_code = r.department_code
        and l.year = r.year
        and l.indicator_code = r.indicator_code
group by l.department_code, l.year, l.task_code, r.month
