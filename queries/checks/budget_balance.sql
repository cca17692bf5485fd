-- Does expenditure equal income in the form's budget?
-- Grain: department_code, year, subject_code
-- Reads: current_budget_lines
-- Params: none
-- Units: amounts in 10k yuan
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
    case
        when is_equal then 'both_wan=' || expenditure_wan
        else concat_ws(chr(31), 'expenditure_wan=' || expenditure_wan, 'income_wan=' || revenue_wan)
    end as evidence_parts,
from compared
