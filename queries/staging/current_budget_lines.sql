-- The budget lines of the target form in force: what is spent on what, and where the money comes from.
-- Grain: department_code, year, line_code
-- Reads: budget_lines, target_versions
-- Params: none
-- Units: budget_amount in yuan
select
    b.department_code,
    b.year,
    b.line_code,
    b.line_name,
    b.side,
    b.budget_amount,
    b.submission_id,
    b.source_row,
from budget_lines as b
inner join target_versions as v
    on
        b.submission_id = v.submission_id
        and b.department_code = v.department_code
        and b.year = v.year
