-- Which indicators, tasks and budget lines deviate at the end of a month so that an explanation is owed?
-- Grain: department_code, year, month, item_code
-- Reads: indicator_results, current_indicators, money_results
-- Params: none
-- Units: due_rate is how much of what is due by now is reached, for money beyond 1 where it is early
select
    r.department_code,
    r.year,
    r.month,
    'indicator' as item_kind,
    r.indicator_code as item_code,
    i.level3 as item_name,
    i.responsible_office,
    r.status,
    r.due_rate,
    -- Late, or so far above the target that the target may have been set too low.
    r.status not in ('slow', 'behind') as is_excess,
from indicator_results as r
inner join current_indicators as i
    on
        r.department_code = i.department_code
        and r.year = i.year
        and r.indicator_code = i.indicator_code
where r.status in ('slow', 'behind') or r.needs_explanation
union all
select
    department_code,
    year,
    month,
    'money' as item_kind,
    task_code as item_code,
    task_name as item_name,
    responsible_office,
    status,
    due_rate,
    overspent as is_excess,
from money_results
where
    status in ('slow', 'behind')
    or overspent
    -- After the year a self-evaluation asks why less than 90 % is spent, cross-multiplied.
    or (judged_month = 12 and executed_amount * 10 < budget_amount * 9)
