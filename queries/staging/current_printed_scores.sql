-- The points and scores that the form in force prints, where it is a self-evaluation.
-- Grain: department_code, year, score_number
-- Reads: printed_scores, target_versions
-- Params: none
-- Units: points and score in points
select
    p.department_code,
    p.year,
    p.score_number,
    p.part,
    p.item_code,
    p.item_name,
    p.level1,
    p.level2,
    p.points,
    p.score,
    p.paper_number,
    p.is_in_total,
    p.submission_id,
    p.source_row,
from printed_scores as p
inner join target_versions as v
    on
        p.submission_id = v.submission_id
        and p.department_code = v.department_code
        and p.year = v.year
