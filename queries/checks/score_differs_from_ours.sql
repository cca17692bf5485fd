-- Which score of a self-evaluation is another than its points times our rate?
-- Grain: department_code, year, month, subject_code
-- Reads: own_scores
-- Params: none
-- Units: printed_points, printed_score and own_score in points, own_rate in percent
with differing as (
    select
        department_code,
        year,
        month,
        part,
        -- The whole budget has no code of its own.
        coalesce(item_code, 'B') as subject_code,
        item_name,
        cast(points as varchar) as points,
        cast(score as varchar) as score,
        cast(own_score as varchar) as own_score,
        cast(own_rate * 100 as varchar) as own_rate,
        row_number() over (
            partition by department_code, year, coalesce(item_code, 'B')
            order by score_number
        ) as place,
    from own_scores
    -- Within a tenth of a point they agree (papers.md §7).
    -- A target in words has room within its grade, see score_outside_band.
    where abs(score - own_score) > 0.1 and not is_in_words
)

select
    department_code,
    year,
    month,
    'score_differs_from_ours' as check_name,
    'medium' as severity,
    subject_code,
    item_name as subject_name,
    concat_ws(
        chr(31),
        'printed_points_value=' || points,
        case when part = 'indicator' then 'completion_value=' || own_rate else 'execution_value=' || own_rate end,
        'printed_score_value=' || score,
        'own_score_value=' || own_score
    ) as evidence_parts,
from differing
where place = 1
