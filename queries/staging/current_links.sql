-- Which indicators show the results of which task, as staff last said.
-- Grain: department_code, year, task_code, indicator_code
-- Reads: links, submission_states
-- Params: none
-- Units: none
with versions as (
    select
        department_code,
        year,
        max(submission_id) as submission_id,
    from submission_states
    where kind = 'links' and state = 'live'
    group by department_code, year
)

select
    l.department_code,
    l.year,
    l.task_code,
    l.indicator_code,
    l.submission_id,
from links as l
inner join versions as v
    on
        l.submission_id = v.submission_id
        and l.department_code = v.department_code
        and l.year = v.year
