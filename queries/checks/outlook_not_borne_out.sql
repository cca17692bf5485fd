-- Where is the result of the year another than the last monitoring table expected?
-- Grain: department_code, year, month, paper, subject_code
-- Reads: expected_outcomes, indicator_results, paper_months
-- Params: none
-- Units: expected_value and actual_value in the indicator's unit
with last_said as (
    select
        department_code,
        year,
        indicator_code,
        month as said_month,
        level3,
        unit,
        expected_value,
        likelihood,
        row_number() over (partition by department_code, year, indicator_code order by month desc) as recency,
    from expected_outcomes
    where month < 12
),

compared as (
    select
        o.department_code,
        o.year,
        r.month,
        o.indicator_code,
        o.level3,
        case
            when o.likelihood = 'certain' and not r.is_met then 'certain'
            when o.likelihood = 'impossible' and r.is_met then 'impossible'
            -- Our own limit: more than a tenth of what came out.
            when abs(o.expected_value - r.actual_to_date) * 10 > abs(r.actual_to_date) then 'far'
        end as difference,
        concat_ws(
            chr(31),
            'said_month=' || cast(o.said_month as varchar),
            'expected_value=' || cast(o.expected_value as varchar),
            'actual_value=' || cast(r.actual_to_date as varchar),
            'unit=' || coalesce(o.unit, '')
        ) as parts,
    from last_said as o
    inner join indicator_results as r
        on
            o.department_code = r.department_code
            and o.year = r.year
            and o.indicator_code = r.indicator_code
            and r.month = 12
    where o.recency = 1
)

select
    c.department_code,
    c.year,
    p.month,
    p.paper,
    'central' as pack,
    'outlook_not_borne_out' as check_name,
    case c.difference when 'far' then 'low' else 'medium' end as severity,
    '实际完成值' as paper_column,
    c.indicator_code as subject_code,
    c.level3 as subject_name,
    concat_ws(
        chr(31),
        case c.difference when 'certain' then 'certain=确定能' when 'impossible' then 'impossible=完全不可能' end,
        c.parts
    ) as evidence_parts,
from compared as c
inner join paper_months as p
    on
        c.department_code = p.department_code
        and c.year = p.year
        and c.month = p.month
where p.paper = 'evaluation' and c.difference is not null
