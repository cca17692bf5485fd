-- Are the weights of a form its points, and how many points does the money have?
-- Grain: department_code, year
-- Reads: current_indicators, current_settings
-- Params: none
-- Units: points out of 100; weight_total null where no indicator has a weight
with counted as (
    select
        department_code,
        year,
        count(*) as indicator_count,
        count(weight) as weighted_count,
        sum(weight) as weight_total,
    from current_indicators
    group by department_code, year
),

judged as (
    select
        department_code,
        year,
        indicator_count,
        weighted_count,
        weight_total,
        -- Official tables give the money none to 20 of the 100 points, the indicators the others. Any other total is no
        -- score out of 100: such weights only say how a part is divided.
        weighted_count = indicator_count and weight_total between 80 and 100 as are_points,
    from counted
)

select
    j.department_code,
    j.year,
    j.indicator_count,
    j.weighted_count,
    j.weight_total,
    j.are_points,
    case when j.are_points then 100 - j.weight_total else s.execution_points end as execution_points,
from judged as j
cross join current_settings as s
