-- The explanations of deviations in force: of several for one item and month, the latest that is not withdrawn.
-- Grain: department_code, year, month, item_code
-- Reads: explanations, submission_states
-- Params: none
-- Units: expected_value in the indicator's unit, money in yuan
with live_explanations as (
    select
        e.department_code,
        e.year,
        e.month,
        e.item_code,
        e.is_funding_reason,
        e.is_policy_reason,
        e.is_staffing_reason,
        e.is_facility_reason,
        e.is_other_reason,
        e.reason_text,
        e.measures,
        e.likelihood,
        e.expected_value,
        e.submission_id,
        e.source_row,
        s.submitted_by,
        s.submitted_at,
        s.is_illustrative,
        row_number() over (
            partition by e.department_code, e.year, e.month, e.item_code
            order by e.submission_id desc
        ) as recency,
    from explanations as e
    inner join submission_states as s
        on
            e.submission_id = s.submission_id
            and e.department_code = s.department_code
            and e.year = s.year
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
    -- The official table asks for a reason; how likely the target is, or what is expected, is none.
    reason_text != '' as has_reason,
    measures,
    likelihood,
    expected_value,
    submission_id,
    source_row,
    submitted_by,
    submitted_at,
    is_illustrative,
from live_explanations
where recency = 1
