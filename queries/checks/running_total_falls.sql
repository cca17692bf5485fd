-- Which running total fell, although what was reached once cannot become less?
-- Grain: department_code, year, month, subject_code
-- Reads: current_actuals, current_indicators
-- Params: none
-- Units: values in the indicator's unit
with reported as (
    select
        a.department_code,
        a.year,
        a.month,
        a.indicator_code,
        i.level3,
        coalesce(i.unit, '') as unit,
        a.actual_value,
        lag(a.actual_value) over by_month as previous_value,
        lag(a.month) over by_month as previous_month,
    from current_actuals as a
    inner join current_indicators as i
        on
            a.department_code = i.department_code
            and a.year = i.year
            and a.indicator_code = i.indicator_code
    where
        a.actual_value is not null
        and i.aggregation = 'latest'
        and i.direction = 'higher'
        -- A level to be held every month (people, coverage) may fall; what is reached in the course of the year may not.
        and i.pacing != 'every_month'
        and coalesce(i.unit, '') not in ('', '%', '％', '‰', '分', '元', '万元')
        -- So much a place or a person is a rate as well.
        and i.unit not like '%/%'
    window by_month as (partition by a.department_code, a.year, a.indicator_code order by a.month)
),

falls as (
    select
        department_code,
        year,
        month,
        indicator_code,
        level3,
        unit,
        actual_value,
        previous_value,
        previous_month,
        row_number() over (partition by department_code, year, indicator_code order by month) as place,
    from reported
    where actual_value < previous_value
)

select
    department_code,
    year,
    month,
    'running_total_falls' as check_name,
    'medium' as severity,
    indicator_code as subject_code,
    level3 as subject_name,
    concat_ws(
        chr(31),
        'previous_month=' || cast(previous_month as varchar),
        'previous_value=' || cast(previous_value as varchar),
        'fallen_value=' || cast(actual_value as varchar),
        'unit=' || unit
    ) as evidence_parts,
from falls
where place = 1
