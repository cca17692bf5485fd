-- Where does what is expected say the opposite of how likely the target is?
-- Grain: department_code, year, month, paper, subject_code
-- Reads: expected_outcomes, paper_months
-- Params: none
-- Units: expected_value and target_value in the indicator's unit
select
    o.department_code,
    o.year,
    p.month,
    p.paper,
    'central' as pack,
    'outlook_contradicts_target' as check_name,
    'medium' as severity,
    '完成目标可能性' as paper_column,
    o.indicator_code as subject_code,
    o.level3 as subject_name,
    concat_ws(
        chr(31),
        case o.likelihood when 'certain' then 'certain=确定能' else 'impossible=完全不可能' end,
        'expected_value=' || cast(o.expected_value as varchar),
        'comparator=' || coalesce(o.comparator, ''),
        'target_text=' || o.target_text,
        'unit=' || coalesce(o.unit, '')
    ) as evidence_parts,
from expected_outcomes as o
inner join paper_months as p
    on
        o.department_code = p.department_code
        and o.year = p.year
        and o.month = p.month
where
    p.paper = 'monitoring'
    and (
        (o.likelihood = 'certain' and not o.expected_is_met)
        or (o.likelihood = 'impossible' and o.expected_is_met)
    )
