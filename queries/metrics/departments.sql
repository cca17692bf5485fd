-- Which departments have a target form for which year, and up to which month has anything been reported?
-- Grain: department_code, year
-- Reads: current_departments, current_actuals, current_spending
-- Params: department_code, year
-- Units: latest_month 1…12, null before the first report
with reported as (
    select
        department_code,
        year,
        month,
        is_illustrative,
    from current_actuals
    union all
    select
        department_code,
        year,
        month,
        is_illustrative,
    from current_spending
),

latest as (
    select
        department_code,
        year,
        max(month) as latest_month,
        max(case when is_illustrative then 1 else 0 end) = 1 as has_illustrative,
    from reported
    group by department_code, year
)

select
    d.department_code,
    d.year,
    d.department_name,
    d.supervising_department,
    d.staff_count,
    d.subordinate_unit_count,
    d.goal_text,
    l.latest_month,
    coalesce(l.has_illustrative, false) as has_illustrative,
from current_departments as d
left join latest as l
    on
        d.department_code = l.department_code
        and d.year = l.year
where
    ($department_code is null or d.department_code = $department_code)
    and ($year is null or d.year = $year)
order by d.department_code asc, d.year desc
