-- Who decided when how an indicator is counted, after what the form in force made one propose?
-- Grain: submission_id, department_code, year, indicator_code
-- Reads: countings, submission_states, indicators, target_versions
-- Params: department_code, year, indicator_code
-- Units: tolerance_value in the indicator's unit
with proposed_and_decided as (
    select
        i.submission_id,
        i.department_code,
        i.year,
        i.indicator_code,
        i.aggregation,
        i.direction,
        i.pacing,
        i.due_month,
        i.tolerance_value,
        i.weight,
        null as responsible_office,
        null as counting_note,
        true as is_proposal,
    from indicators as i
    inner join target_versions as v
        on
            i.submission_id = v.submission_id
            and i.department_code = v.department_code
            and i.year = v.year
    union all
    select
        submission_id,
        department_code,
        year,
        indicator_code,
        aggregation,
        direction,
        pacing,
        due_month,
        tolerance_value,
        weight,
        responsible_office,
        counting_note,
        false as is_proposal,
    from countings
)

select
    d.submission_id,
    d.department_code,
    d.year,
    d.indicator_code,
    d.aggregation,
    d.direction,
    d.pacing,
    d.due_month,
    d.tolerance_value,
    d.weight,
    d.responsible_office,
    d.counting_note,
    d.is_proposal,
    s.submitted_by,
    s.submitted_at,
    s.state,
from proposed_and_decided as d
inner join submission_states as s
    on
        d.submission_id = s.submission_id
        and d.department_code = s.department_code
        and d.year = s.year
where
    ($department_code is null or d.department_code = $department_code)
    and ($year is null or d.year = $year)
    and ($indicator_code is null or d.indicator_code = $indicator_code)
order by
    d.department_code,
    d.year,
    d.indicator_code,
    case when d.is_proposal then 0 else 1 end,
    d.submission_id
