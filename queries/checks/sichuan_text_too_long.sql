-- Which text of a self-evaluation is longer than Sichuan's form takes?
-- Grain: department_code, year, month, paper, subject_code, paper_column
-- Reads: current_explanations, money_results, current_paper_texts, paper_months
-- Params: none
-- Units: counts of characters
with texts as (
    select
        e.department_code,
        e.year,
        e.month,
        e.item_code,
        '原因' as paper_column,
        length(e.reason_text) as character_count,
        -- Why less than 90 % is spent: at most 100 characters (四川).
        100 as most_count,
    from current_explanations as e
    inner join money_results as m
        on
            e.department_code = m.department_code
            and e.year = m.year
            and e.month = m.month
            and e.item_code = m.task_code
    where m.executed_amount * 10 < m.budget_amount * 9
    union all
    select
        department_code,
        year,
        month,
        item_code,
        case topic when 'conclusion' then '评价结论' when 'problems' then '存在问题' else '改进措施' end as paper_column,
        length(body) as character_count,
        200 as most_count,
    from current_paper_texts
    where topic in ('conclusion', 'problems', 'measures')
)

select
    t.department_code,
    t.year,
    p.month,
    p.paper,
    'sichuan' as pack,
    'sichuan_text_too_long' as check_name,
    'high' as severity,
    t.paper_column,
    t.item_code as subject_code,
    t.item_code as subject_name,
    concat_ws(
        chr(31),
        'character_count=' || cast(t.character_count as varchar),
        'most_count=' || cast(t.most_count as varchar)
    ) as evidence_parts,
from texts as t
inner join paper_months as p
    on
        t.department_code = p.department_code
        and t.year = p.year
        and t.month = p.month
where p.paper = 'evaluation' and t.character_count > t.most_count
