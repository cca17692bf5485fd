-- Does expenditure differ from income in the form's budget?
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

worded as (
    select
        department_code,
        year,
        cast(cast(expenditure_amount / 10000 as decimal(18, 2)) as varchar) as expenditure_wan,
        cast(cast(revenue_amount / 10000 as decimal(18, 2)) as varchar) as revenue_wan,
    from sides
    where line_count = 4 and expenditure_amount != revenue_amount
)

select
    department_code,
    year,
    'budget_does_not_balance' as check_name,
    'high' as severity,
    'B1' as subject_code,
    '预算' as subject_name,
    '基本支出与项目支出合计 ' || expenditure_wan || ' 万元，财政拨款与其他资金合计 ' || revenue_wan || ' 万元，两者不等。' as evidence,
    'Basic and project expenditure are ' || expenditure_wan || ' (10k yuan), the income is ' || revenue_wan || '.'
        as evidence_en,
    '请核对绩效目标表的预算整体情况。' as suggestion,
    'Compare the budget part of the form with the approved budget.' as suggestion_en,
from worded
