-- Which target in words has a score that does not belong to its grade?
-- Grain: department_code, year, month, paper, subject_code
-- Reads: own_scores, current_settings
-- Params: none
-- Units: lowest_, highest_ and printed_score in points, grade_value in percent
with banded as (
    select
        o.department_code,
        o.year,
        o.month,
        o.item_code,
        o.item_name,
        o.points,
        o.score,
        o.own_rate,
        -- Met has 80 to 100 % of the points, partly met 60 to 80 %, not met less (domain: qualitative targets).
        case
            when o.own_rate >= s.qualitative_met_rate then s.qualitative_met_rate
            when o.own_rate >= s.qualitative_partly_rate then s.qualitative_partly_rate
            else 0
        end as lowest_rate,
        case
            when o.own_rate >= s.qualitative_met_rate then 1
            when o.own_rate >= s.qualitative_partly_rate then s.qualitative_met_rate
            else s.qualitative_partly_rate
        end as highest_rate,
    from own_scores as o
    cross join current_settings as s
    where o.is_in_words and o.own_rate is not null
)

select
    department_code,
    year,
    month,
    'evaluation' as paper,
    'central' as pack,
    'score_outside_band' as check_name,
    'medium' as severity,
    '得分' as paper_column,
    item_code as subject_code,
    item_name as subject_name,
    concat_ws(
        chr(31),
        'printed_score_value=' || cast(score as varchar),
        'grade_value=' || cast(own_rate * 100 as varchar),
        'lowest_value=' || cast(points * lowest_rate as varchar),
        'highest_value=' || cast(points * highest_rate as varchar)
    ) as evidence_parts,
from banded
where
    score < points * lowest_rate
    -- The upper end belongs to the next grade, but for that of all points.
    or score > points * highest_rate
    or (score = points * highest_rate and highest_rate < 1)
