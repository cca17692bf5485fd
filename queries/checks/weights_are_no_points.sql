-- Do the weights of all indicators make no score out of 100?
-- Grain: department_code, year, subject_code
-- Reads: score_weights
-- Params: none
-- Units: none
select
    department_code,
    year,
    'weights_are_no_points' as check_name,
    'medium' as severity,
    '全部' as subject_code,
    '权重' as subject_name,
    concat_ws(chr(31), 'total_value=' || cast(weight_total as varchar)) as evidence_parts,
from score_weights
where weighted_count = indicator_count and not are_points
