-- Where do the sources of money not come to the money that they are of?
-- Grain: department_code, year, month, paper, subject_code
-- Reads: source_lines, money_results, money_parts, paper_months
-- Params: none
-- Units: amounts in 10k yuan
with named as (
    select
        department_code,
        year,
        month,
        task_code,
        max(task_name) as task_name,
        -- Only where each of the three is known: what nobody has said is not 0.
        case when count(planned_amount) = 3 then sum(planned_amount) end as planned_amount,
        case when count(executed_amount) = 3 then sum(executed_amount) end as executed_amount,
    from source_lines
    group by department_code, year, month, task_code
),

held as (
    select
        department_code,
        year,
        month,
        task_code,
        planned_amount,
        executed_amount,
    from money_results
    union all
    select
        department_code,
        year,
        month,
        'total' as task_code,
        planned_amount,
        executed_amount,
    from money_parts
    where part = 'budget'
)

select
    n.department_code,
    n.year,
    p.month,
    p.paper,
    'central' as pack,
    'sources_differ' as check_name,
    'high' as severity,
    '其中：当年财政拨款、上年结转资金、其他资金' as paper_column,
    n.task_code as subject_code,
    n.task_name as subject_name,
    case
        when n.planned_amount != h.planned_amount
            then concat_ws(
                chr(31),
                'planned_sources_value=' || cast(cast(n.planned_amount / 10000 as decimal(18, 6)) as varchar),
                'planned_value=' || cast(cast(h.planned_amount / 10000 as decimal(18, 6)) as varchar)
            )
        else concat_ws(
            chr(31),
            'executed_sources_value=' || cast(cast(n.executed_amount / 10000 as decimal(18, 6)) as varchar),
            'executed_value=' || cast(cast(h.executed_amount / 10000 as decimal(18, 6)) as varchar)
        )
    end as evidence_parts,
from named as n
inner join held as h
    on
        n.department_code = h.department_code
        and n.year = h.year
        and n.month = h.month
        and n.task_code = h.task_code
inner join paper_months as p
    on
        n.department_code = p.department_code
        and n.year = p.year
        and n.month = p.month
where n.planned_amount != h.planned_amount or n.executed_amount != h.executed_amount
