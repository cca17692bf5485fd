-- The head of the target form in force: the department, its goal, its size.
-- Grain: department_code, year
-- Reads: department_forms, target_versions
-- Params: none
-- Units: none
select
    f.department_code,
    f.year,
    f.department_name,
    f.supervising_department,
    f.staff_count,
    f.subordinate_unit_count,
    f.goal_text,
    f.submission_id,
from department_forms as f
inner join target_versions as v
    on
        f.submission_id = v.submission_id
        and f.department_code = v.department_code
        and f.year = v.year
