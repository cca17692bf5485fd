-- Which monthly figures look like a running total, so that adding them up counts the same thing twice?
-- Grain: department_code, year, month, subject_code
-- Reads: current_actuals, current_indicators
-- Params: none
-- Units: none
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
        lag(a.actual_value) over to_date as previous_value,
        first_value(a.actual_value) over to_date as opening_value,
        sum(a.actual_value) over to_date as total_value,
        count(*) over to_date as report_count,
    from current_actuals as a
    inner join current_indicators as i
        on
            a.department_code = i.department_code
            and a.year = i.year
            and a.indicator_code = i.indicator_code
    where a.actual_value is not null and i.aggregation = 'sum' and i.target_value > 0
    window
        to_date as (
            partition by a.department_code, a.year, a.indicator_code
            order by a.month
            rows between unbounded preceding and current row
        )
),

compared as (
    select
        *,
        sum(case when actual_value > previous_value then 1 else 0 end) over (
            partition by department_code, year, indicator_code
            order by month
            rows between unbounded preceding and current row
        ) as rise_count,
        -- Of the whole year: one fall, also a later one, shows that it is no running total.
        sum(case when actual_value < previous_value then 1 else 0 end) over (
            partition by department_code, year, indicator_code
        ) as fall_count,
    from reported
),

suspected as (
    select
        *,
        regexp_replace(cast(cast(opening_value as double) as varchar), '[.]0$', '') as opening_text,
        regexp_replace(cast(cast(actual_value as double) as varchar), '[.]0$', '') || unit as latest_text,
        regexp_replace(cast(cast(total_value as double) as varchar), '[.]0$', '') || unit as total_text,
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
    '各月完成值从 ' || opening_text || ' 一路增加到 ' || cast(month as varchar) || ' 月的 ' || latest_text
    || '，相加得 ' || total_text || '。' as evidence,
    'The months only grow, from ' || opening_text || ' to ' || latest_text || ' in month ' || cast(month as varchar)
    || '; added up they make ' || total_text || '.' as evidence_en,
    '填的是否为累计数？该指标按月累加，请改填当月数。' as suggestion,
    'Are these running totals? The months are added up here: report each month''s own figure.' as suggestion_en,
from suspected
where place = 1
