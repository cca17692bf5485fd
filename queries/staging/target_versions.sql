-- The target form in force for each department and year: the latest one that is not withdrawn.
-- Grain: department_code, year
-- Reads: submission_states
-- Params: none
-- Units: none
select
    department_code,
    year,
    max(submission_id) as submission_id,
from submission_states
where kind = 'targets' and state = 'live'
group by department_code, year
