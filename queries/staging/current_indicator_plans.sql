-- The monthly plan of each indicator that has one, and what it comes to by the end of each month.
-- Grain: department_code, year, indicator_code, month
-- Reads: indicator_plans, current_countings
-- Params: none
-- Units: values in the indicator's unit
select
    p.department_code,
    p.year,
    p.indicator_code,
    p.month,
    p.planned_value,
    sum(p.planned_value) over (
        partition by p.department_code, p.year, p.indicator_code
        order by p.month
        rows between unbounded preceding and current row
    ) as planned_to_date,
from indicator_plans as p
inner join current_countings as c
    on
        p.submission_id = c.submission_id
        and p.department_code = c.department_code
        and p.year = c.year
        and p.indicator_code = c.indicator_code
