-- Which indicator misses what is due, or is far above its target, without a cause in the paper?
-- Grain: department_code, year, month, paper, subject_code
-- Reads: deviations, current_explanations, paper_months, current_settings
-- Params: none
-- Units: over_percent in percent
select
    d.department_code,
    d.year,
    p.month,
    p.paper,
    'central' as pack,
    'cause_missing' as check_name,
    'high' as severity,
    case p.paper when 'evaluation' then '偏差原因分析及改进措施' else '偏差原因分析' end as paper_column,
    d.item_code as subject_code,
    d.item_name as subject_name,
    case
        when d.is_excess then 'over_percent=' || cast(cast(s.over_achievement_rate * 100 as integer) as varchar)
        else 'status=' || d.status
    end as evidence_parts,
from deviations as d
cross join current_settings as s
inner join paper_months as p
    on
        d.department_code = p.department_code
        and d.year = p.year
        and d.month = p.month
left join current_explanations as e
    on
        d.department_code = e.department_code
        and d.year = e.year
        and d.month = e.month
        and d.item_code = e.item_code
where d.item_kind = 'indicator' and not coalesce(e.has_reason, false)
