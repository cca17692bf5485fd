-- Of which money is less than 90 % spent at the end of the year without a cause in the self-evaluation?
-- Grain: department_code, year, month, paper, subject_code
-- Reads: money_results, current_explanations, paper_months
-- Params: none
-- Units: amounts in 10k yuan, execution_value in percent
select
    m.department_code,
    m.year,
    p.month,
    p.paper,
    'central' as pack,
    'low_execution_unexplained' as check_name,
    'high' as severity,
    '执行率' as paper_column,
    m.task_code as subject_code,
    m.task_name as subject_name,
    concat_ws(
        chr(31),
        'executed_value=' || cast(cast(m.executed_amount / 10000 as decimal(18, 6)) as varchar),
        'budget_value=' || cast(cast(m.budget_amount / 10000 as decimal(18, 6)) as varchar),
        -- Never rounded up to the 90 that it is below.
        'execution_value=' || cast(
            cast(floor(m.executed_amount * 10000 / m.budget_amount) / 100 as decimal(18, 2)) as varchar
        )
    ) as evidence_parts,
from money_results as m
inner join paper_months as p
    on
        m.department_code = p.department_code
        and m.year = p.year
        and m.month = p.month
left join current_explanations as e
    on
        m.department_code = e.department_code
        and m.year = e.year
        and m.month = e.month
        and m.task_code = e.item_code
where
    p.paper = 'evaluation'
    and m.budget_amount > 0
    -- executed ÷ budget below 90 %, cross-multiplied.
    and m.executed_amount * 10 < m.budget_amount * 9
    and not coalesce(e.has_reason, false)
