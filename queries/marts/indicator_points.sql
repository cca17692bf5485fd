-- How many points of the score each indicator stands for: its weight on the form, or its share of its part's points.
-- Grain: department_code, year, indicator_code
-- Reads: current_indicators, current_settings, score_weights
-- Params: none
-- Units: points out of 100
with placed as (
    select
        i.department_code,
        i.year,
        i.indicator_code,
        i.weight,
        w.are_points,
        case
            -- Some forms put satisfaction on the second level, under the benefits.
            when i.level1 like '%满意%' or i.level2 like '%满意%' then 'satisfaction'
            when i.level1 like '%效益%' then 'benefit'
            -- Cost as a first level of its own has points only where a form prints them; otherwise they come out of
            -- the output's, as on the forms that have cost below output.
            when w.are_points and i.level1 like '%成本%' then 'cost'
            when w.are_points and i.level1 not like '%产出%' then 'other'
            else 'output'
        end as part,
    from current_indicators as i
    inner join score_weights as w
        on
            i.department_code = w.department_code
            and i.year = w.year
),

sized as (
    select
        p.department_code,
        p.year,
        p.indicator_code,
        p.weight,
        p.are_points,
        p.part,
        case p.part
            when 'output' then s.output_points
            when 'benefit' then s.benefit_points
            when 'satisfaction' then s.satisfaction_points
        end as part_points,
        s.output_points + s.benefit_points + s.satisfaction_points as indicator_points,
        count(*) over of_part as part_count,
        count(p.weight) over of_part as weighted_count,
        sum(p.weight) over of_part as part_weight,
        row_number() over (partition by p.department_code, p.year, p.part order by p.indicator_code) as place_in_part,
    from placed as p
    cross join current_settings as s
    window of_part as (partition by p.department_code, p.year, p.part)
),

shared as (
    select
        department_code,
        year,
        indicator_code,
        weight,
        are_points,
        part,
        part_points,
        indicator_points,
        -- Each part's points once: a part without indicators is missing here and gives its points to the others.
        sum(case when place_in_part = 1 then part_points end) over (partition by department_code, year)
            as present_points,
        -- Weights count where the whole part has them; otherwise the part is split equally.
        case when weighted_count = part_count then weight / part_weight else 1 / part_count end as share_of_part,
    from sized
)

select
    department_code,
    year,
    indicator_code,
    part,
    are_points as is_weight_points,
    case
        when are_points then cast(weight as decimal(18, 8))
        -- Decimals again, so that sums do not depend on the order in which they are added.
        else cast(share_of_part * part_points * indicator_points / nullif(present_points, 0) as decimal(18, 8))
    end as points,
from shared
