-- Which text is longer than papers take, 2,000 characters?
-- Grain: department_code, year, month, paper, subject_code
-- Reads: current_explanations, current_outlooks, current_paper_texts, paper_months
-- Params: none
-- Units: counts of characters
with texts as (
    select
        department_code,
        year,
        month,
        item_code,
        greatest(length(reason_text), length(coalesce(measures, ''))) as character_count,
    from current_explanations
    union all
    select
        department_code,
        year,
        month,
        item_code,
        length(coalesce(expected_text, '')) as character_count,
    from current_outlooks
    union all
    select
        department_code,
        year,
        month,
        item_code,
        length(body) as character_count,
    from current_paper_texts
),

longest as (
    select
        department_code,
        year,
        month,
        item_code,
        max(character_count) as character_count,
    from texts
    group by department_code, year, month, item_code
)

select
    t.department_code,
    t.year,
    p.month,
    p.paper,
    'central' as pack,
    'text_too_long' as check_name,
    'high' as severity,
    '文字说明' as paper_column,
    t.item_code as subject_code,
    t.item_code as subject_name,
    'character_count=' || cast(t.character_count as varchar) as evidence_parts,
from longest as t
inner join paper_months as p
    on
        t.department_code = p.department_code
        and t.year = p.year
        and t.month = p.month
where t.character_count > 2000
