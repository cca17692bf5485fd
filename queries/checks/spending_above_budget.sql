-- Which task or budget line spent more than its budget, and from which month on?
-- Grain: department_code, year, month, subject_code
-- Reads: money_results
-- Params: none
-- Units: amounts in 10k yuan
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
    concat_ws(chr(31), 'executed_wan=' || executed_wan, 'budget_wan=' || budget_wan) as evidence_parts,
from overspent_months
where place = 1
