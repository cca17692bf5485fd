-- The latest change to what was reported for each month: a submission of it, its withdrawal or restoration.
-- Grain: department_code, year, month
-- Reads: actuals, spending, adjusted_budgets, explanations, outlooks, money_sources, paper_texts, corrections, submission_events, submission_states
-- Params: none
-- Units: none
with reported as (
    select
        submission_id,
        department_code,
        year,
        month,
    from actuals
    union all
    select
        submission_id,
        department_code,
        year,
        month,
    from spending
    union all
    select
        submission_id,
        department_code,
        year,
        month,
    from adjusted_budgets
    union all
    select
        submission_id,
        department_code,
        year,
        month,
    from explanations
    union all
    select
        submission_id,
        department_code,
        year,
        month,
    from outlooks
    union all
    select
        submission_id,
        department_code,
        year,
        month,
    from money_sources
    union all
    select
        submission_id,
        department_code,
        year,
        month,
    from paper_texts
    union all
    select
        submission_id,
        department_code,
        year,
        month,
    from corrections
)

select
    r.department_code,
    r.year,
    r.month,
    max(e.event_id) as latest_event_id,
    max(case when s.state = 'live' then 1 else 0 end) = 1 as is_live,
from reported as r
-- Department and year are repeated in the conditions so that a filter on them reaches all tables.
inner join submission_events as e
    on
        r.submission_id = e.submission_id
        and r.department_code = e.department_code
        and r.year = e.year
inner join submission_states as s
    on
        r.submission_id = s.submission_id
        and r.department_code = s.department_code
        and r.year = s.year
group by r.department_code, r.year, r.month
