-- What would the finance bureau send back in the papers of a month, in which column, and what is to be done about it?
-- Grain: department_code, year, month, paper, check_name, subject_code, paper_column
-- Reads: cause_incomplete, cause_missing, executed_above_budget, jilin_problem_missing, low_execution_unexplained, outlook_contradicts_target, outlook_not_borne_out, outlook_without_value, score_outside_band, sichuan_text_too_long, sources_differ, text_too_long, value_missing, points_sum_differs, score_differs_from_ours, score_sum_differs, current_settings
-- Params: department_code, year, month, place
-- Units: paper is monitoring or evaluation; pack is central, or the place whose rules these are besides (setting)
-- The columns of a check close together: they are the same for all.
-- noqa: disable=LT09,RF04
with findings as (
    select department_code, year, month, paper, pack, check_name, severity, paper_column, subject_code,
        subject_name, evidence_parts
    from cause_incomplete
    union all
    select department_code, year, month, paper, pack, check_name, severity, paper_column, subject_code,
        subject_name, evidence_parts
    from cause_missing
    union all
    select department_code, year, month, paper, pack, check_name, severity, paper_column, subject_code,
        subject_name, evidence_parts
    from executed_above_budget
    union all
    select department_code, year, month, paper, pack, check_name, severity, paper_column, subject_code,
        subject_name, evidence_parts
    from jilin_problem_missing
    union all
    select department_code, year, month, paper, pack, check_name, severity, paper_column, subject_code,
        subject_name, evidence_parts
    from low_execution_unexplained
    union all
    select department_code, year, month, paper, pack, check_name, severity, paper_column, subject_code,
        subject_name, evidence_parts
    from outlook_contradicts_target
    union all
    select department_code, year, month, paper, pack, check_name, severity, paper_column, subject_code,
        subject_name, evidence_parts
    from outlook_not_borne_out
    union all
    select department_code, year, month, paper, pack, check_name, severity, paper_column, subject_code,
        subject_name, evidence_parts
    from outlook_without_value
    union all
    select department_code, year, month, paper, pack, check_name, severity, paper_column, subject_code,
        subject_name, evidence_parts
    from score_outside_band
    union all
    select department_code, year, month, paper, pack, check_name, severity, paper_column, subject_code,
        subject_name, evidence_parts
    from sichuan_text_too_long
    union all
    select department_code, year, month, paper, pack, check_name, severity, paper_column, subject_code,
        subject_name, evidence_parts
    from sources_differ
    union all
    select department_code, year, month, paper, pack, check_name, severity, paper_column, subject_code,
        subject_name, evidence_parts
    from text_too_long
    union all
    select department_code, year, month, paper, pack, check_name, severity, paper_column, subject_code,
        subject_name, evidence_parts
    from value_missing
    union all
    select department_code, year, 12 as month, 'evaluation' as paper, 'central' as pack, check_name, severity,
        '分值' as paper_column, subject_code, subject_name, evidence_parts
    from points_sum_differs
    union all
    select department_code, year, month, 'evaluation' as paper, 'central' as pack, check_name, severity,
        '得分' as paper_column, subject_code, subject_name, evidence_parts
    from score_differs_from_ours
    union all
    select department_code, year, 12 as month, 'evaluation' as paper, 'central' as pack, check_name, severity,
        '得分' as paper_column, subject_code, subject_name, evidence_parts
    from score_sum_differs
)

select
    f.department_code, f.year, f.month, f.paper, f.pack, f.check_name, f.severity, f.paper_column, f.subject_code,
    f.subject_name, f.evidence_parts,
from findings as f
cross join current_settings as s
where
    (f.pack = 'central' or f.pack = coalesce($place, s.check_place))
    and ($department_code is null or f.department_code = $department_code)
    and ($year is null or f.year = $year)
    and ($month is null or f.month = $month)
order by
    f.department_code, f.year, f.month, f.paper,
    case f.severity when 'high' then 1 when 'medium' then 2 else 3 end, f.check_name, length(f.subject_code),
    f.subject_code
