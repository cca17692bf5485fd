-- What should be looked at in the targets themselves, with evidence and what to do?
-- Grain: department_code, year, check_name, subject_code
-- Reads: budget_balance, count_among_qualities, indicator_name_used_twice, money_matches_count_and_price, no_weights, one_for_everywhere, period_differs_from_unit, plan_below_target, points_sum_differs, rate_among_quantities, score_sum_differs, task_money_above_project_budget, task_numbers_missing, task_promises_more_than_target, task_without_indicator, weights_are_no_points
-- Params: department_code, year
-- Units: none
-- The columns of a check in one line: they are the same for all.
-- noqa: disable=LT09
with findings as (
    select department_code, year, check_name, severity, subject_code, subject_name, evidence_parts
    from budget_balance
    union all
    select department_code, year, check_name, severity, subject_code, subject_name, evidence_parts
    from count_among_qualities
    union all
    select department_code, year, check_name, severity, subject_code, subject_name, evidence_parts
    from indicator_name_used_twice
    union all
    select department_code, year, check_name, severity, subject_code, subject_name, evidence_parts
    from money_matches_count_and_price
    union all
    select department_code, year, check_name, severity, subject_code, subject_name, evidence_parts
    from no_weights
    union all
    select department_code, year, check_name, severity, subject_code, subject_name, evidence_parts
    from one_for_everywhere
    union all
    select department_code, year, check_name, severity, subject_code, subject_name, evidence_parts
    from period_differs_from_unit
    union all
    select department_code, year, check_name, severity, subject_code, subject_name, evidence_parts
    from plan_below_target
    union all
    select department_code, year, check_name, severity, subject_code, subject_name, evidence_parts
    from points_sum_differs
    union all
    select department_code, year, check_name, severity, subject_code, subject_name, evidence_parts
    from rate_among_quantities
    union all
    select department_code, year, check_name, severity, subject_code, subject_name, evidence_parts
    from score_sum_differs
    union all
    select department_code, year, check_name, severity, subject_code, subject_name, evidence_parts
    from task_money_above_project_budget
    union all
    select department_code, year, check_name, severity, subject_code, subject_name, evidence_parts
    from task_numbers_missing
    union all
    select department_code, year, check_name, severity, subject_code, subject_name, evidence_parts
    from task_promises_more_than_target
    union all
    select department_code, year, check_name, severity, subject_code, subject_name, evidence_parts
    from task_without_indicator
    union all
    select department_code, year, check_name, severity, subject_code, subject_name, evidence_parts
    from weights_are_no_points
)

-- noqa: enable=LT09
select
    department_code,
    year,
    check_name,
    severity,
    subject_code,
    subject_name,
    evidence_parts,
from findings
where
    ($department_code is null or department_code = $department_code)
    and ($year is null or year = $year)
order by
    department_code,
    year,
    case severity when 'high' then 1 when 'medium' then 2 when 'low' then 3 else 4 end,
    check_name,
    length(subject_code),
    subject_code
