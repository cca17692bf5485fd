-- Which code was ever given to which indicator, under the name that it had last?
-- Grain: department_code, year, indicator_code
-- Reads: indicators
-- Params: department_code, year
-- Units: none
with versions as (
    select
        department_code,
        year,
        indicator_code,
        level3,
        explanation,
        row_number() over (
            partition by department_code, year, indicator_code
            order by submission_id desc
        ) as recency,
    from indicators
)

select
    department_code,
    year,
    indicator_code,
    level3,
    explanation,
from versions
where
    recency = 1
    and ($department_code is null or department_code = $department_code)
    and ($year is null or year = $year)
order by department_code, year, indicator_code
