-- What each indicator adds to the trial score in each month: its points, times its completion rate.
-- Grain: department_code, year, indicator_code, month
-- Reads: indicator_results, indicator_points
-- Params: none
-- Units: points out of 100, completion_rate 0…1 and null without data
select
    r.department_code,
    r.year,
    r.indicator_code,
    r.month,
    p.part,
    r.completion_rate,
    p.points,
    p.is_weight_points,
from indicator_results as r
inner join indicator_points as p
    on
        r.department_code = p.department_code
        and r.year = p.year
        and r.indicator_code = p.indicator_code
