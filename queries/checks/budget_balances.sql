-- Does expenditure equal income in the form's budget?
-- Grain: department_code, year, subject_code
-- Reads: current_budget_lines
-- Params: none
-- Units: none
with sides as (
    select
        department_code,
        year,
        sum(case when line_code in ('B1', 'B2') then budget_amount else 0 end) as expenditure_amount,
        sum(case when line_code in ('R1', 'R2') then budget_amount else 0 end) as revenue_amount,
        count(case when line_code in ('B1', 'B2', 'R1', 'R2') then 1 end) as line_count,
    from current_budget_lines
    group by department_code, year
)

select
    department_code,
    year,
    'budget_balances' as check_name,
    'holds' as severity,
    'B1' as subject_code,
    '预算' as subject_name,
    '基本支出 + 项目支出 = 财政拨款 + 其他资金 = ' || cast(cast(revenue_amount / 10000 as decimal(18, 2)) as varchar) || ' 万元。'
        as evidence,
    'Basic + project expenditure = fiscal appropriation + other funds = '
    || cast(cast(revenue_amount / 10000 as decimal(18, 2)) as varchar) || ' (10k yuan).' as evidence_en,
    '核对相符，无需处理。' as suggestion,
    'It holds; nothing to do.' as suggestion_en,
from sides
where line_count = 4 and expenditure_amount = revenue_amount
