-- What looks odd in the figures that were reported, with evidence and what to do?
-- Grain: department_code, year, month, check_name, subject_code
-- Reads: figure_far_from_target, figure_far_from_usual, monthly_figures_run_on, negative_figure, numerator_above_denominator, rate_above_hundred, rate_without_parts, running_total_falls, score_differs_from_ours, spending_above_budget, spending_far_from_usual
-- Params: department_code, year, month
-- Units: month is the one in which it shows; with the parameter month, all months up to it
-- The columns of a check in one line: they are the same for all.
-- noqa: disable=LT09
with findings as (
    select department_code, year, month, check_name, severity, subject_code, subject_name, evidence_parts
    from figure_far_from_target
    union all
    select department_code, year, month, check_name, severity, subject_code, subject_name, evidence_parts
    from figure_far_from_usual
    union all
    select department_code, year, month, check_name, severity, subject_code, subject_name, evidence_parts
    from monthly_figures_run_on
    union all
    select department_code, year, month, check_name, severity, subject_code, subject_name, evidence_parts
    from negative_figure
    union all
    select department_code, year, month, check_name, severity, subject_code, subject_name, evidence_parts
    from numerator_above_denominator
    union all
    select department_code, year, month, check_name, severity, subject_code, subject_name, evidence_parts
    from rate_above_hundred
    union all
    select department_code, year, month, check_name, severity, subject_code, subject_name, evidence_parts
    from rate_without_parts
    union all
    select department_code, year, month, check_name, severity, subject_code, subject_name, evidence_parts
    from running_total_falls
    union all
    select department_code, year, month, check_name, severity, subject_code, subject_name, evidence_parts
    from score_differs_from_ours
    union all
    select department_code, year, month, check_name, severity, subject_code, subject_name, evidence_parts
    from spending_above_budget
    union all
    select department_code, year, month, check_name, severity, subject_code, subject_name, evidence_parts
    from spending_far_from_usual
)

-- noqa: enable=LT09
select
    department_code,
    year,
    month,
    check_name,
    severity,
    subject_code,
    subject_name,
    evidence_parts,
from findings
where
    ($department_code is null or department_code = $department_code)
    and ($year is null or year = $year)
    and ($month is null or month <= $month)
order by
    department_code asc,
    year asc,
    case severity when 'high' then 1 when 'medium' then 2 else 3 end asc,
    month desc,
    check_name asc,
    length(subject_code) asc,
    subject_code asc
