-- The explanations of deviations in force: of several reports of one month, the latest that is not withdrawn.
-- Grain: department_code, year, month, item_code
-- Reads: explanations, submission_states
-- Params: none
-- Units: expected_value in the indicator's unit, of tasks and budget lines in yuan
with live_reports as (
    select
        r.department_code,
        r.year,
        r.month,
        r.item_code,
        r.is_funding_reason,
        r.is_policy_reason,
        r.is_staffing_reason,
        r.is_facility_reason,
        r.is_other_reason,
        r.reason_text,
        r.measures,
        r.likelihood,
        r.expected_value,
        r.submission_id,
        r.source_row,
        s.is_illustrative,
        row_number() over (
            partition by r.department_code, r.year, r.month, r.item_code
            order by r.submission_id desc
        ) as recency,
    from explanations as r
    inner join submission_states as s
        on
            r.submission_id = s.submission_id
            and r.department_code = s.department_code
            and r.year = s.year
    where s.state = 'live'
)

select
    department_code,
    year,
    month,
    item_code,
    is_funding_reason,
    is_policy_reason,
    is_staffing_reason,
    is_facility_reason,
    is_other_reason,
    reason_text,
    measures,
    likelihood,
    expected_value,
    submission_id,
    source_row,
    is_illustrative,
from live_reports
where recency = 1
