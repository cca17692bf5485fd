-- What is expected to be spent by the end of the year on each task and budget line: as said, or as proposed.
-- Grain: department_code, year, task_code, month
-- Reads: money_results, current_outlooks
-- Params: none
-- Units: amounts in yuan; is_proposal while no person has said anything
select
    m.department_code,
    m.year,
    m.task_code,
    m.month,
    m.section,
    m.task_name,
    m.planned_amount,
    m.budget_amount,
    m.executed_amount,
    m.status,
    case
        when o.submission_id is not null then cast(o.expected_value as decimal(18, 2))
        -- What is in step with the year, or is paid later, is expected to be spent as it was planned.
        when m.status in ('met', 'on_track', 'not_due') then greatest(m.executed_amount, m.budget_amount)
    end as expected_amount,
    o.expected_text,
    o.likelihood,
    o.submission_id is null as is_proposal,
    o.submission_id,
    o.submitted_by,
    o.submitted_at,
    coalesce(o.is_illustrative, false) as is_illustrative,
from money_results as m
left join current_outlooks as o
    on
        m.department_code = o.department_code
        and m.year = o.year
        and m.month = o.month
        and m.task_code = o.item_code
