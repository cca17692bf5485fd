-- What each indicator adds to the trial score: its share of its category's points, times its completion rate.
-- Grain: department_code, year, indicator_code, month
-- Reads: indicator_results, current_indicators, current_settings
-- Params: none
-- Units: points out of 100
with placed as (
    select
        r.department_code,
        r.year,
        r.indicator_code,
        r.month,
        r.completion_rate,
        i.weight,
        case
            -- Some forms put satisfaction on the second level, under the benefits.
            when i.level1 like '%满意%' or i.level2 like '%满意%' then 'satisfaction'
            when i.level1 like '%效益%' then 'benefit'
            -- Newer forms put cost on the first level; its points come out of the output's.
            else 'output'
        end as part,
        s.output_points,
        s.benefit_points,
        s.satisfaction_points,
    from indicator_results as r
    inner join current_indicators as i
        on
            r.department_code = i.department_code
            and r.year = i.year
            and r.indicator_code = i.indicator_code
    cross join current_settings as s
),

sized as (
    select
        *,
        case part
            when 'output' then output_points
            when 'benefit' then benefit_points
            else satisfaction_points
        end as part_points,
        output_points + benefit_points + satisfaction_points as indicator_points,
        count(*) over of_part as part_count,
        count(weight) over of_part as weighted_count,
        sum(weight) over of_part as part_weight,
        row_number() over (
            partition by department_code, year, month, part
            order by indicator_code
        ) as place_in_part,
    from placed
    window of_part as (partition by department_code, year, month, part)
),

shared as (
    select
        *,
        -- Each part's points once: a part without indicators is missing here and gives its points to the others.
        sum(case when place_in_part = 1 then part_points end) over (
            partition by department_code, year, month
        ) as present_points,
        -- Weights count where the whole part has them; otherwise the part is split equally.
        case when weighted_count = part_count then weight / part_weight else 1 / part_count end as share_of_part,
    from sized
)

select
    department_code,
    year,
    indicator_code,
    month,
    part,
    completion_rate,
    -- Decimals again, so that sums do not depend on the order in which they are added.
    cast(share_of_part * part_points * indicator_points / nullif(present_points, 0) as decimal(18, 8)) as points,
from shared
