-- Which monthly figures look like a running total, so that adding them up counts the same thing twice?
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
        -- The part of the target that the months so far may have reached, as twelfths.
        i.target_value * case when i.pacing in ('even', 'steps') then a.month else 12 end as due_twelfths,
        a.actual_value,
        lag(a.actual_value) over (
            partition by a.department_code, a.year, a.indicator_code
            order by a.month
        ) as previous_value,
    from current_actuals as a
    inner join current_indicators as i
        on
            a.department_code = i.department_code
            and a.year = i.year
            and a.indicator_code = i.indicator_code
    where a.actual_value is not null and i.aggregation = 'sum' and i.target_value > 0
),

compared as (
    select
        department_code,
        year,
        month,
        indicator_code,
        level3,
        unit,
        due_twelfths,
        actual_value,
        first_value(actual_value) over to_date as opening_value,
        sum(actual_value) over to_date as total_value,
        count(*) over to_date as report_count,
        sum(case when actual_value > previous_value then 1 else 0 end) over to_date as rise_count,
        -- Of the whole year: one fall, also a later one, shows that it is no running total.
        sum(case when actual_value < previous_value then 1 else 0 end) over (
            partition by department_code, year, indicator_code
        ) as fall_count,
    from reported
    window to_date as (partition by department_code, year, indicator_code order by month)
),

suspected as (
    select
        department_code,
        year,
        month,
        indicator_code,
        level3,
        concat_ws(
            chr(31),
            'opening_value=' || cast(opening_value as varchar),
            'latest_value=' || cast(actual_value as varchar),
            'total_value=' || cast(total_value as varchar),
            'unit=' || unit
        ) as evidence_parts,
        row_number() over (partition by department_code, year, indicator_code order by month) as place,
    from compared
    where
        fall_count = 0
        and report_count >= 4
        and rise_count * 4 >= (report_count - 1) * 3
        and actual_value >= opening_value * 2
        and total_value * 12 > due_twelfths * 1.5
)

select
    department_code,
    year,
    month,
    'monthly_figures_run_on' as check_name,
    'high' as severity,
    indicator_code as subject_code,
    level3 as subject_name,
    evidence_parts,
from suspected
where place = 1
