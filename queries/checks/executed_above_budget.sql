-- Of which task or budget line is more spent than its budget?
-- Grain: department_code, year, month, paper, subject_code
-- Reads: money_results, paper_months
-- Params: none
-- Units: amounts in 10k yuan
select
    m.department_code,
    m.year,
    p.month,
    p.paper,
    'central' as pack,
    'executed_above_budget' as check_name,
    'high' as severity,
    '执行数' as paper_column,
    m.task_code as subject_code,
    m.task_name as subject_name,
    concat_ws(
        chr(31),
        'executed_value=' || cast(cast(m.executed_amount / 10000 as decimal(18, 6)) as varchar),
        'budget_value=' || cast(cast(m.budget_amount / 10000 as decimal(18, 6)) as varchar)
    ) as evidence_parts,
from money_results as m
inner join paper_months as p
    on
        m.department_code = p.department_code
        and m.year = p.year
        and m.month = p.month
where m.overspent
