-- Which task or budget line spent more than its budget, and from which month on?
-- Grain: department_code, year, month, subject_code
-- Reads: money_results
-- Params: none
-- Units: none
with overspent_months as (
    select
        department_code,
        year,
        month,
        task_code,
        task_name,
        cast(cast(executed_amount / 10000 as decimal(18, 2)) as varchar) as executed_wan,
        cast(cast(budget_amount / 10000 as decimal(18, 2)) as varchar) as budget_wan,
        row_number() over (partition by department_code, year, task_code order by month) as place,
    from money_results
    where overspent
)

select
    department_code,
    year,
    month,
    'spending_above_budget' as check_name,
    'high' as severity,
    task_code as subject_code,
    task_name as subject_name,
    '截至 ' || cast(month as varchar) || ' 月累计支出 ' || executed_wan || ' 万元，超过预算数 ' || budget_wan || ' 万元。'
        as evidence,
    'Up to month ' || cast(month as varchar) || ' ' || executed_wan || ' (10k yuan) is spent of a budget of '
    || budget_wan || '.' as evidence_en,
    '请核对支出金额的单位和归属；确已追加预算的，请上报调整后预算数。' as suggestion,
    'Check the unit and the task it was booked on; if the budget was raised, submit the adjusted budget.'
        as suggestion_en,
from overspent_months
where place = 1
