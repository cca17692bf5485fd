-- Which month's figure is ten times what the other months usually have, or a tenth of it: a wrong unit?
-- Grain: department_code, year, month, subject_code
-- Reads: current_actuals, current_indicators
-- Params: none
-- Units: values in the indicator's unit
with beside_others as (
    select
        a.department_code,
        a.year,
        a.month,
        a.indicator_code,
        a.actual_value,
        o.actual_value as other_value,
        count(*) over (partition by a.department_code, a.year, a.indicator_code, a.month) as other_count,
        row_number() over (
            partition by a.department_code, a.year, a.indicator_code, a.month
            order by o.actual_value, o.month
        ) as place,
    from current_actuals as a
    inner join current_actuals as o
        on
            a.department_code = o.department_code
            and a.year = o.year
            and a.indicator_code = o.indicator_code
            and a.month != o.month
    where a.actual_value is not null and o.actual_value is not null
),

beside_usual as (
    select
        department_code,
        year,
        month,
        indicator_code,
        actual_value,
        -- The median: the one in the middle, or the mean of the two there.
        cast(sum(other_value) / count(*) as decimal(18, 4)) as usual_value,
    from beside_others
    where other_count >= 3 and place * 2 between other_count and other_count + 2
    group by department_code, year, month, indicator_code, actual_value
)

select
    u.department_code,
    u.year,
    u.month,
    'figure_far_from_usual' as check_name,
    'medium' as severity,
    u.indicator_code as subject_code,
    i.level3 as subject_name,
    concat_ws(
        chr(31),
        case when u.actual_value > u.usual_value then 'high_value=' else 'low_value=' end
        || cast(u.actual_value as varchar),
        'usual_value=' || cast(u.usual_value as varchar),
        'unit=' || coalesce(i.unit, '')
    ) as evidence_parts,
from beside_usual as u
inner join current_indicators as i
    on
        u.department_code = i.department_code
        and u.year = i.year
        and u.indicator_code = i.indicator_code
where
    u.usual_value > 0
    -- A running total begins far below where it ends.
    and not (i.aggregation = 'latest' and i.pacing != 'every_month')
    and (
        u.actual_value >= u.usual_value * 10
        -- A quiet month is no slip where things are counted in ones and tens.
        or (
            u.actual_value > 0 and u.actual_value * 10 <= u.usual_value
            and (u.usual_value >= 100 or u.actual_value % 1 != 0)
        )
    )
