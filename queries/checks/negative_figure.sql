-- Which figure below zero was reported?
-- Grain: department_code, year, month, subject_code
-- Reads: current_actuals, current_indicators, current_spending, money_lines
-- Params: none
-- Units: figures in the indicator's unit, money in yuan
with figures as (
    select
        a.department_code,
        a.year,
        a.month,
        a.indicator_code as subject_code,
        i.level3 as subject_name,
        concat_ws(
            chr(31),
            'reported_value=' || cast(
                least(
                    coalesce(a.actual_value, 0), coalesce(a.numerator_value, 0), coalesce(a.denominator_value, 0)
                ) as varchar
            ),
            'unit=' || coalesce(i.unit, '')
        ) as evidence_parts,
    from current_actuals as a
    inner join current_indicators as i
        on
            a.department_code = i.department_code
            and a.year = i.year
            and a.indicator_code = i.indicator_code
    where
        (a.actual_value < 0 or a.numerator_value < 0 or a.denominator_value < 0)
        -- What grows can shrink as well.
        and coalesce(i.target_value, 0) >= 0
        and not i.is_growth
    union all
    select
        s.department_code,
        s.year,
        s.month,
        s.task_code as subject_code,
        l.task_name as subject_name,
        'spent_amount=' || cast(s.spent_amount as varchar) as evidence_parts,
    from current_spending as s
    inner join money_lines as l
        on
            s.department_code = l.department_code
            and s.year = l.year
            and s.task_code = l.task_code
    where s.spent_amount < 0
)

select
    department_code,
    year,
    month,
    'negative_figure' as check_name,
    'low' as severity,
    subject_code,
    subject_name,
    evidence_parts,
from figures
