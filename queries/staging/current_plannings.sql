-- When each task's money is to be paid and who answers for it: the latest decision that is not withdrawn.
-- Grain: department_code, year, task_code
-- Reads: plannings, submission_states
-- Params: none
-- Units: none
with live_decisions as (
    select
        p.department_code,
        p.year,
        p.task_code,
        p.payment_month,
        p.responsible_office,
        p.planning_note,
        p.submission_id,
        s.submitted_by,
        s.submitted_at,
        row_number() over (
            partition by p.department_code, p.year, p.task_code
            order by p.submission_id desc
        ) as recency,
    from plannings as p
    inner join submission_states as s
        on
            p.submission_id = s.submission_id
            and p.department_code = s.department_code
            and p.year = s.year
    where s.state = 'live'
)

select
    department_code,
    year,
    task_code,
    payment_month,
    responsible_office,
    planning_note,
    submission_id,
    submitted_by,
    submitted_at,
from live_decisions
where recency = 1
