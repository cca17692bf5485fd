-- When each month's figure of each indicator was first reported, of the reports that are not withdrawn.
-- Grain: department_code, year, month, indicator_code
-- Reads: actuals, submission_states
-- Params: none
-- Units: none
select
    r.department_code,
    r.year,
    r.month,
    r.indicator_code,
    min(s.submitted_at) as first_reported_at,
from actuals as r
inner join submission_states as s
    on
        r.submission_id = s.submission_id
        and r.department_code = s.department_code
        and r.year = s.year
where s.state = 'live'
group by r.department_code, r.year, r.month, r.indicator_code
