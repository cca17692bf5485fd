-- Every indicator in every month of its year: what is due by then, and what was reported for it, if anything.
-- Grain: department_code, year, indicator_code, month
-- Reads: current_indicators, months, current_actuals, current_indicator_plans
-- Params: none
-- Units: values in the indicator's unit; expected_twelfths ÷ 12 too, and null for a target in words
select
    i.department_code,
    i.year,
    i.indicator_code,
    m.month,
    i.comparator,
    i.target_value,
    i.tolerance_value,
    i.is_percentage,
    i.aggregation,
    i.direction,
    i.pacing,
    i.due_month,
    -- Time progress, kept as twelfths so that a third of a target is still an exact number.
    cast(case
        -- A monthly plan takes the place of what would be due pro rata.
        when i.pacing in ('even', 'steps') and p.planned_to_date is not null then p.planned_to_date * 12
        when i.pacing = 'even' then i.target_value * m.month
        -- The whole units that are due: ⌊target × month ÷ 12⌋, times 12.
        when i.pacing = 'steps' then i.target_value * m.month - (i.target_value * m.month) % 12
        when i.pacing = 'every_month' then i.target_value * 12
        when i.pacing = 'due' then case when m.month >= i.due_month then i.target_value * 12 else 0 end
    end as decimal(38, 4)) as expected_twelfths,
    i.pacing in ('even', 'steps') and p.planned_to_date is not null as has_plan,
    a.actual_value,
    a.numerator_value,
    a.denominator_value,
    a.note,
    coalesce(a.is_illustrative, false) as is_illustrative,
from current_indicators as i
-- Starting from the twelve months keeps a month without a report visible.
cross join months as m
left join current_actuals as a
    on
        i.department_code = a.department_code
        and i.year = a.year
        and i.indicator_code = a.indicator_code
        and m.month = a.month
left join current_indicator_plans as p
    on
        i.department_code = p.department_code
        and i.year = p.year
        and i.indicator_code = p.indicator_code
        and m.month = p.month
