-- Whose planned money is exactly a count times a price of the form?
-- Grain: department_code, year, subject_code
-- Reads: current_tasks, current_indicators
-- Params: none
-- Units: none
with prices as (
    select
        department_code,
        year,
        indicator_code,
        target_value as price_value,
    from current_indicators
    where direction = 'exact' and unit like '元/%' and target_value > 0
),

counts as (
    select
        department_code,
        year,
        target_value as count_value,
        cast(cast(target_value as bigint) as varchar) as count_text,
    from current_indicators
    where unit in ('人', '村', '户', '个', '件') and target_value >= 10
),

matches as (
    select
        t.department_code,
        t.year,
        t.task_code,
        t.task_name,
        t.budget_amount,
        cast(cast(t.budget_amount / p.price_value as bigint) as varchar) as found_count,
        cast(cast(p.price_value as bigint) as varchar) as price_text,
        row_number() over (
            partition by t.department_code, t.year, t.task_code
            order by p.indicator_code, c.count_text
        ) as place,
    from current_tasks as t
    inner join prices as p
        on
            t.department_code = p.department_code
            and t.year = p.year
    left join counts as c
        on
            t.department_code = c.department_code
            and t.year = c.year
            and t.content like '%' || c.count_text || '%'
            and c.count_value * p.price_value = t.budget_amount
    where
        c.count_text is not null
        or (
            t.content like '%' || cast(cast(p.price_value as bigint) as varchar) || '元%'
            and t.budget_amount % p.price_value = 0
        )
)

select
    department_code,
    year,
    'money_matches_count_and_price' as check_name,
    'holds' as severity,
    task_code as subject_code,
    task_name as subject_name,
    found_count || ' × ' || price_text || ' 元 = ' || cast(cast(budget_amount / 10000 as decimal(18, 2)) as varchar)
    || ' 万元，与拟投入金额一致。' as evidence,
    found_count || ' × ' || price_text || ' yuan is exactly the planned money.' as evidence_en,
    '核对相符，无需处理。' as suggestion,
    'It holds; nothing to do.' as suggestion_en,
from matches
where place = 1
