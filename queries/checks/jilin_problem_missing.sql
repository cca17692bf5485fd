-- Where is nothing spent, or a quantity off by more than 30 %, without problem, cause and measure?
-- Grain: department_code, year, month, paper, subject_code
-- Reads: indicator_results, current_indicators, money_results, current_explanations, current_paper_texts, paper_months
-- Params: none
-- Units: values in the indicator's unit
with off as (
    select
        r.department_code,
        r.year,
        r.month,
        r.indicator_code as item_code,
        i.level3 as item_name,
        concat_ws(
            chr(31),
            'actual_value=' || cast(r.actual_to_date as varchar),
            'expected_value=' || cast(r.expected_to_date as varchar),
            'unit=' || coalesce(i.unit, '')
        ) as parts,
    from indicator_results as r
    inner join current_indicators as i
        on
            r.department_code = i.department_code
            and r.year = i.year
            and r.indicator_code = i.indicator_code
    -- Of what is due by now: before anything is due nothing is off.
    where
        i.level2 like '%数量%' and r.expected_to_date > 0
        and abs(r.actual_to_date - r.expected_to_date) * 10 > 3 * r.expected_to_date
    union all
    select
        department_code,
        year,
        month,
        task_code as item_code,
        task_name as item_name,
        'nothing_spent=0' as parts,
    from money_results
    where executed_amount = 0 and budget_amount > 0 and status != 'not_due'
),

said as (
    select
        o.department_code,
        o.year,
        o.month,
        o.item_code,
        o.item_name,
        o.parts,
        concat_ws(
            '、',
            case when t.body is null then '问题' end,
            case when not coalesce(e.has_reason, false) then '原因' end,
            case when coalesce(e.measures, '') = '' then '措施' end
        ) as lacking,
    from off as o
    left join current_explanations as e
        on
            o.department_code = e.department_code
            and o.year = e.year
            and o.month = e.month
            and o.item_code = e.item_code
    left join current_paper_texts as t
        on
            o.department_code = t.department_code
            and o.year = t.year
            and o.month = t.month
            and o.item_code = t.item_code
            and t.topic = 'problems'
)

select
    s.department_code,
    s.year,
    p.month,
    p.paper,
    'jilin' as pack,
    'jilin_problem_missing' as check_name,
    'high' as severity,
    '原因说明' as paper_column,
    s.item_code as subject_code,
    s.item_name as subject_name,
    concat_ws(chr(31), s.parts, 'lacking=' || s.lacking) as evidence_parts,
from said as s
inner join paper_months as p
    on
        s.department_code = p.department_code
        and s.year = p.year
        and s.month = p.month
where p.paper = 'monitoring' and s.lacking != ''
