-- Whose planned money is exactly a count times a price of the form, or a whole number of times its price?
-- Grain: department_code, year, subject_code
-- Reads: current_tasks, current_indicators
-- Params: none
-- Units: price in yuan, budget in 10k yuan
with prices as (
    select
        department_code,
        year,
        indicator_code,
        target_value as price_value,
        cast(cast(target_value as bigint) as varchar) as price_text,
    from current_indicators
    where direction = 'exact' and unit like '元/%' and target_value > 0 and target_value % 1 = 0
),

counts as (
    select
        department_code,
        year,
        target_value as count_value,
        cast(cast(target_value as bigint) as varchar) as count_text,
    from current_indicators
    where unit in ('人', '村', '户', '个', '件') and target_value >= 10 and target_value % 1 = 0
),

matches as (
    select
        t.department_code,
        t.year,
        t.task_code,
        t.task_name,
        c.count_text is not null as is_counted,
        cast(cast(t.budget_amount / 10000 as decimal(18, 2)) as varchar) as budget_wan,
        cast(cast(t.budget_amount / p.price_value as bigint) as varchar) as found_count,
        p.price_text,
        row_number() over (
            partition by t.department_code, t.year, t.task_code
            order by c.count_text nulls last, p.indicator_code
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
            -- The number itself, and not the end or the beginning of a longer one.
            and regexp_matches(t.content, '(^|[^0-9.])' || c.count_text || '([^0-9.]|$)')
            and c.count_value * p.price_value = t.budget_amount
    where
        c.count_text is not null
        or (
            regexp_matches(t.content, '(^|[^0-9.])' || p.price_text || '元')
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
    concat_ws(
        chr(31),
        case when is_counted then 'count=' else 'quotient=' end || found_count,
        'price=' || price_text,
        'budget_wan=' || budget_wan
    ) as evidence_parts,
from matches
where place = 1
