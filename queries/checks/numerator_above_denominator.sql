-- Which share has a numerator above its denominator: a part that is more than the whole?
-- Grain: department_code, year, month, subject_code
-- Reads: current_actuals, current_indicators
-- Params: none
-- Units: none
with shares as (
    select
        a.department_code,
        a.year,
        a.month,
        a.indicator_code,
        i.level3,
        regexp_replace(cast(cast(a.numerator_value as double) as varchar), '[.]0$', '') as numerator_text,
        regexp_replace(cast(cast(a.denominator_value as double) as varchar), '[.]0$', '') as denominator_text,
    from current_actuals as a
    inner join current_indicators as i
        on
            a.department_code = i.department_code
            and a.year = i.year
            and a.indicator_code = i.indicator_code
    where
        a.numerator_value > a.denominator_value
        -- Only where the whole is the most there can be: not yuan a person, and not what grows.
        and i.target_value <= case when i.is_percentage then 100 else 1 end
        and not regexp_matches(i.level3, '增长|增幅|增速')
)

select
    department_code,
    year,
    month,
    'numerator_above_denominator' as check_name,
    'high' as severity,
    indicator_code as subject_code,
    level3 as subject_name,
    cast(month as varchar) || ' 月分子 ' || numerator_text || ' 大于分母 ' || denominator_text || '。' as evidence,
    'In month ' || cast(month as varchar) || ' the numerator ' || numerator_text || ' is above the denominator '
    || denominator_text || '.' as evidence_en,
    '请核对两数是否填反，或口径是否一致。' as suggestion,
    'Check whether the two are swapped, or count different things.' as suggestion_en,
from shares
