-- Which target is said to be only possible or impossible, without what is expected instead?
-- Grain: department_code, year, month, paper, subject_code
-- Reads: current_outlooks, paper_months
-- Params: none
-- Units: none
select
    o.department_code,
    o.year,
    p.month,
    p.paper,
    'central' as pack,
    'outlook_without_value' as check_name,
    'high' as severity,
    '全年预计完成情况' as paper_column,
    o.item_code as subject_code,
    o.item_code as subject_name,
    'likelihood_said=' || case o.likelihood when 'possible' then '有可能' else '完全不可能' end as evidence_parts,
from current_outlooks as o
inner join paper_months as p
    on
        o.department_code = p.department_code
        and o.year = p.year
        and o.month = p.month
where
    p.paper = 'monitoring'
    and o.likelihood in ('possible', 'impossible')
    and o.expected_value is null
    and o.expected_text is null
