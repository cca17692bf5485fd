-- Which indicator or money has no figure in the paper although it is due?
-- Grain: department_code, year, month, paper, subject_code
-- Reads: indicator_results, current_indicators, money_results, paper_months
-- Params: none
-- Units: none
with unknown as (
    select
        r.department_code,
        r.year,
        r.month,
        r.indicator_code as item_code,
        i.level3 as item_name,
        false as is_money,
    from indicator_results as r
    inner join current_indicators as i
        on
            r.department_code = i.department_code
            and r.year = i.year
            and r.indicator_code = i.indicator_code
    where r.status = 'no_data'
    union all
    select
        department_code,
        year,
        month,
        task_code as item_code,
        task_name as item_name,
        true as is_money,
    from money_results
    where executed_amount is null and status = 'no_data'
)

select
    u.department_code,
    u.year,
    p.month,
    p.paper,
    'central' as pack,
    'value_missing' as check_name,
    'high' as severity,
    case when u.is_money then '执行数' when p.paper = 'evaluation' then '实际完成值' else '执行情况' end as paper_column,
    u.item_code as subject_code,
    u.item_name as subject_name,
    case when u.is_money then 'money=执行数' else 'indicator=完成值' end as evidence_parts,
from unknown as u
inner join paper_months as p
    on
        u.department_code = p.department_code
        and u.year = p.year
        and u.month = p.month
