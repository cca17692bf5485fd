-- Which departments have a target form for which year, and up to which month is it reported?
-- Grain: department_code, year
-- Reads: current_departments, latest_reports, latest_reported_months, latest_approved_months, department_versions
-- Params: department_code, year
-- Units: latest_month (of anything), reported_month (enough of it, or closed), approved_month (all up to it): 1…12
select
    d.department_code,
    d.year,
    d.department_name,
    d.supervising_department,
    d.staff_count,
    d.subordinate_unit_count,
    d.goal_text,
    l.latest_month,
    r.reported_month,
    a.approved_month,
    coalesce(l.has_illustrative, false) as has_illustrative,
    v.data_version,
from current_departments as d
left join latest_reports as l
    on
        d.department_code = l.department_code
        and d.year = l.year
left join latest_reported_months as r
    on
        d.department_code = r.department_code
        and d.year = r.year
left join latest_approved_months as a
    on
        d.department_code = a.department_code
        and d.year = a.year
left join department_versions as v
    on
        d.department_code = v.department_code
        and d.year = v.year
where
    ($department_code is null or d.department_code = $department_code)
    and ($year is null or d.year = $year)
order by d.department_code asc, d.year desc
