-- Which figure below zero was reported?
-- Grain: department_code, year, month, subject_code
-- Reads: current_actuals, current_indicators, current_spending, money_lines
-- Params: none
-- Units: none
with figures as (
    select
        a.department_code,
        a.year,
        a.month,
        a.indicator_code as subject_code,
        i.level3 as subject_name,
        least(
            coalesce(a.actual_value, 0), coalesce(a.numerator_value, 0), coalesce(a.denominator_value, 0)
        ) as figure,
        coalesce(i.unit, '') as unit,
        coalesce(i.unit, '') as unit_en,
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
        and not regexp_matches(i.level3, '增长|增幅|增速')
    union all
    select
        s.department_code,
        s.year,
        s.month,
        s.task_code as subject_code,
        l.task_name as subject_name,
        s.spent_amount as figure,
        '元' as unit,
        ' yuan' as unit_en,
    from current_spending as s
    inner join money_lines as l
        on
            s.department_code = l.department_code
            and s.year = l.year
            and s.task_code = l.task_code
    where s.spent_amount < 0
),

written as (
    select
        *,
        regexp_replace(cast(cast(figure as double) as varchar), '[.]0$', '') as figure_text,
    from figures
)

select
    department_code,
    year,
    month,
    'negative_figure' as check_name,
    'low' as severity,
    subject_code,
    subject_name,
    cast(month as varchar) || ' 月填报 ' || figure_text || unit || '，为负数。' as evidence,
    'Month ' || cast(month as varchar) || ' has ' || figure_text || unit_en || ', below zero.' as evidence_en,
    '如为更正或退款，请在说明中写明；否则请核对正负号。' as suggestion,
    'If it corrects an earlier month or is a refund, say so in the note; otherwise check the sign.' as suggestion_en,
from written
