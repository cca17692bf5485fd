-- Which month's figure is so far from the year's target that its unit or decimal point may be wrong?
-- Grain: department_code, year, month, subject_code
-- Reads: current_actuals, current_indicators
-- Params: none
-- Units: values in the indicator's unit
with beside_target as (
    select
        a.department_code,
        a.year,
        a.month,
        a.indicator_code,
        a.actual_value,
        i.level3,
        i.target_value,
        coalesce(i.comparator, '') as comparator,
        coalesce(i.unit, '') as unit,
        -- Each month of its own is to reach such a target; parts of a sum are small, and a running total begins so.
        i.aggregation in ('average', 'minimum', 'ratio')
        or (i.aggregation != 'sum' and i.pacing = 'every_month') as is_whole_each_month,
        i.direction != 'lower' as has_to_be_reached,
        count(*) over (partition by a.department_code, a.year, a.indicator_code) as month_count,
    from current_actuals as a
    inner join current_indicators as i
        on
            a.department_code = i.department_code
            and a.year = i.year
            and a.indicator_code = i.indicator_code
    where a.actual_value is not null and i.target_value > 0
)

select
    department_code,
    year,
    month,
    'figure_far_from_target' as check_name,
    'medium' as severity,
    indicator_code as subject_code,
    level3 as subject_name,
    concat_ws(
        chr(31),
        'reported_value=' || cast(actual_value as varchar),
        'comparator=' || comparator,
        'target_value=' || cast(target_value as varchar),
        'unit=' || unit
    ) as evidence_parts,
from beside_target
where
    -- With three other months there is a usual, and figure_far_from_usual speaks.
    month_count <= 3
    and (
        -- A target of one or two is a minimum that may well be passed ten times over.
        actual_value >= target_value * case when target_value >= 10 then 10 else 100 end
        or (
            is_whole_each_month and has_to_be_reached
            and actual_value > 0 and actual_value * 20 <= target_value
        )
    )
