-- Which departments have a target form for which year, and up to which month has anything been reported?
-- Grain: department_code, year
-- Reads: current_departments, latest_reports
-- Params: department_code, year
-- Units: latest_month 1…12, null before the first report
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
left join latest_reports as l
    on
        d.department_code = l.department_code
        and d.year = l.year
where
    ($department_code is null or d.department_code = $department_code)
    and ($year is null or d.year = $year)
order by d.department_code asc, d.year desc
