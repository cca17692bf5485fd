-- What each indicator is expected to be by the end of the year: as a person said it, or as its figures propose it.
-- Grain: department_code, year, indicator_code, month
-- Reads: indicator_results, current_indicators, current_outlooks
-- Params: none
-- Units: values in the indicator's unit; is_proposal while no person has said anything
with proposed as (
    select
        r.department_code,
        r.year,
        r.indicator_code,
        r.month,
        r.status,
        r.actual_to_date,
        r.forecast_value,
        i.target_value,
        i.target_text,
        case
            when i.target_value is null then null
            -- What is due later in the year, or in step with its whole steps, is expected as it was planned.
            when
                (r.status = 'not_due' or (r.status = 'on_track' and i.pacing = 'steps'))
                -- More than 7 is not 7, and less is not either.
                and i.comparator not in ('>', '<')
                then i.target_value
            -- The run rate, in whole numbers where only whole ones were counted.
            when
                r.forecast_value is not null
                and i.target_value = floor(i.target_value) and r.actual_to_date = floor(r.actual_to_date)
                then floor(r.forecast_value)
            when r.forecast_value is not null then r.forecast_value
            when not coalesce(r.is_met, false) then null
            when i.direction = 'higher' then greatest(r.actual_to_date, i.target_value)
            when i.comparator != '<' then i.target_value
            -- The limit itself is not below the limit; what adds up may still grow.
            when i.aggregation != 'sum' then r.actual_to_date
        end as proposed_value,
        case when i.target_value is null and r.is_met then i.target_text end as proposed_text,
        case
            when r.is_met then 'certain'
            -- The run rate against the target, cross-multiplied.
            when r.forecast_value is not null and r.actual_to_date * 12 >= i.target_value * r.month then 'certain'
        end as proposed_likelihood,
    from indicator_results as r
    inner join current_indicators as i
        on
            r.department_code = i.department_code
            and r.year = i.year
            and r.indicator_code = i.indicator_code
)

select
    p.department_code,
    p.year,
    p.indicator_code,
    p.month,
    p.status,
    p.actual_to_date,
    p.forecast_value,
    -- Who said something has said all of it: nothing proposed is mixed in.
    cast(case when o.submission_id is null then p.proposed_value else o.expected_value end as decimal(18, 4))
        as expected_value,
    case when o.submission_id is null then p.proposed_text else o.expected_text end as expected_text,
    case when o.submission_id is null then p.proposed_likelihood else o.likelihood end as likelihood,
    o.submission_id is null as is_proposal,
    o.submission_id,
    o.submitted_by,
    o.submitted_at,
    coalesce(o.is_illustrative, false) as is_illustrative,
from proposed as p
left join current_outlooks as o
    on
        p.department_code = o.department_code
        and p.year = o.year
        and p.month = o.month
        and p.indicator_code = o.item_code
