-- What looks odd in the figures that were reported, with evidence and what to do?
-- Grain: department_code, year, month, check_name, subject_code
-- Reads: figure_far_from_target, figure_far_from_usual, monthly_figures_run_on, negative_figure, numerator_above_denominator, rate_above_hundred, rate_without_parts, running_total_falls, spending_above_budget, spending_far_from_usual
-- Params: department_code, year, month
-- Units: month is the one in which it shows; with the parameter month, all months up to it
with findings as (
    select * from figure_far_from_target
    union all
    select * from figure_far_from_usual
    union all
    select * from monthly_figures_run_on
    union all
    select * from negative_figure
    union all
    select * from numerator_above_denominator
    union all
    select * from rate_above_hundred
    union all
    select * from rate_without_parts
    union all
    select * from running_total_falls
    union all
    select * from spending_above_budget
    union all
    select * from spending_far_from_usual
)

select
    department_code,
    year,
    month,
    check_name,
    severity,
    subject_code,
    subject_name,
    evidence,
    evidence_en,
    suggestion,
    suggestion_en,
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
