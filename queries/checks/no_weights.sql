-- Do the indicators have no weights?
-- Grain: department_code, year, subject_code
-- Reads: current_indicators
-- Params: none
-- Units: none
with counted as (
    select
        department_code,
        year,
        count(*) as indicator_count,
        count(weight) as weighted_count,
    from current_indicators
    group by department_code, year
)

select
    department_code,
    year,
    'no_weights' as check_name,
    'medium' as severity,
    '全部' as subject_code,
    '权重' as subject_name,
    cast(indicator_count as varchar) || ' 项指标中有 ' || cast(indicator_count - weighted_count as varchar) || ' 项没有权重。'
        as evidence,
    'Of ' || cast(indicator_count as varchar) || ' indicators ' || cast(indicator_count - weighted_count as varchar)
    || ' have no weight.' as evidence_en,
    '自评打分时每一类的分值只能平均分配；请补充权重。' as suggestion,
    'The self-evaluation can only split each part equally; add weights.' as suggestion_en,
from counted
where weighted_count < indicator_count
