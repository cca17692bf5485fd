-- Up to which month each department has reported anything, and whether any of it is illustrative.
-- Grain: department_code, year
-- Reads: current_actuals, current_spending
-- Params: none
-- Units: latest_month 1…12
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
)

select
    department_code,
    year,
    max(month) as latest_month,
    max(case when is_illustrative then 1 else 0 end) = 1 as has_illustrative,
from reported
group by department_code, year
