-- Whose explanation speaks of another period than its unit?
-- Grain: department_code, year, subject_code
-- Reads: current_indicators
-- Params: none
-- Units: none
with periods as (
    select
        department_code,
        year,
        indicator_code,
        level3,
        unit,
        case
            when explanation like '%每季%' or explanation like '%按季%' then '季'
            when explanation like '%每月%' or explanation like '%按月%' then '月'
            when explanation like '%每年%' or explanation like '%全年%' or explanation like '%年度%' then '年'
        end as explained_period,
        case
            when unit like '%/季%' then '季'
            when unit like '%/月%' then '月'
            when unit like '%/年%' then '年'
        end as unit_period,
    from current_indicators
)

select
    department_code,
    year,
    'period_differs_from_unit' as check_name,
    'high' as severity,
    indicator_code as subject_code,
    level3 as subject_name,
    concat_ws(chr(31), 'explained_period=' || explained_period, 'unit=' || unit) as evidence_parts,
from periods
where explained_period != unit_period
