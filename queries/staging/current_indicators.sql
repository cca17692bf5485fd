-- The indicators of the target form in force, with their target and how it is to be judged.
-- Grain: department_code, year, indicator_code
-- Reads: indicators, target_versions, current_countings
-- Params: none
-- Units: target_value and tolerance_value in the indicator's unit
select
    i.department_code,
    i.year,
    i.indicator_code,
    i.level1,
    i.level2,
    i.level3,
    i.explanation,
    i.comparator,
    i.target_value,
    i.target_text,
    i.initial_target_text,
    i.unit,
    i.unit in ('%', '％') as is_percentage,
    regexp_matches(i.level3, '增长|增幅|增速') as is_growth,
    coalesce(c.tolerance_value, i.tolerance_value) as tolerance_value,
    coalesce(c.weight, i.weight) as weight,
    coalesce(c.aggregation, i.aggregation) as aggregation,
    coalesce(c.direction, i.direction) as direction,
    coalesce(c.pacing, i.pacing) as pacing,
    -- A decision without a due month says that nothing is due once; the form's proposal does not come back.
    case when c.submission_id is null then i.due_month else c.due_month end as due_month,
    c.responsible_office,
    c.counting_note,
    i.is_proposal and c.submission_id is null as is_proposal,
    i.proposal_reason,
    i.needs_confirmation and c.submission_id is null as needs_confirmation,
    c.submission_id as counting_submission_id,
    c.submitted_by as confirmed_by,
    c.submitted_at as confirmed_at,
    i.submission_id,
    i.source_row,
from indicators as i
inner join target_versions as v
    on
        i.submission_id = v.submission_id
        and i.department_code = v.department_code
        and i.year = v.year
-- A person's decision outlives a new version of the form as long as the target is compared in the same way.
left join current_countings as c
    on
        i.department_code = c.department_code
        and i.year = c.year
        and i.indicator_code = c.indicator_code
        and coalesce(i.comparator, 'text') = coalesce(c.comparator, 'text')
