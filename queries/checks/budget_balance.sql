-- Does expenditure equal income in the form's budget?
-- Grain: department_code, year, subject_code
-- Reads: current_budget_lines
-- Params: none
-- Units: none
with sides as (
    select
        department_code,
        year,
        -- Only the two lines on either side that every form has: others may be parts of these.
        sum(case when line_code in ('B1', 'B2') then budget_amount else 0 end) as expenditure_amount,
        sum(case when line_code in ('R1', 'R2') then budget_amount else 0 end) as revenue_amount,
        count(case when line_code in ('B1', 'B2', 'R1', 'R2') then 1 end) as line_count,
    from current_budget_lines
    group by department_code, year
),

compared as (
    select
        department_code,
        year,
        expenditure_amount = revenue_amount as is_equal,
        cast(cast(expenditure_amount / 10000 as decimal(18, 2)) as varchar) as expenditure_wan,
        cast(cast(revenue_amount / 10000 as decimal(18, 2)) as varchar) as revenue_wan,
    from sides
    where line_count = 4
)

select
    department_code,
    year,
    'budget_balance' as check_name,
    case when is_equal then 'holds' else 'high' end as severity,
    'B1' as subject_code,
    '预算' as subject_name,
    '基本支出与项目支出合计 ' || expenditure_wan || ' 万元，财政拨款与其他资金合计 ' || revenue_wan
    || case when is_equal then ' 万元，两者相等。' else ' 万元，两者不等。' end as evidence,
    'Basic and project expenditure are ' || expenditure_wan || ' (10k yuan), the income is ' || revenue_wan || '.'
        as evidence_en,
    case when is_equal then '核对相符，无需处理。' else '请核对绩效目标表的预算整体情况。' end as suggestion,
    case when is_equal then 'It holds; nothing to do.' else 'Compare the form with the approved budget.' end
        as suggestion_en,
from compared
