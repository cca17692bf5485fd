-- Whether what a person expects of an indicator would satisfy its target.
-- Grain: department_code, year, indicator_code, month
-- Reads: expected_indicators, current_indicators, current_settings
-- Params: none
-- Units: expected_value in the indicator's unit; expected_is_met is null where no figure is expected
select
    e.department_code,
    e.year,
    e.indicator_code,
    e.month,
    i.level3,
    i.comparator,
    i.target_value,
    i.target_text,
    i.unit,
    e.expected_value,
    e.expected_text,
    e.likelihood,
    -- As indicator_met has it for what is reported.
    case
        when e.expected_value is null then null
        when i.target_value is null then e.expected_value >= 100 * s.qualitative_met_rate
        when i.comparator = '>' then e.expected_value > i.target_value
        when i.comparator = '<' then e.expected_value < i.target_value
        when i.comparator = '≤' then e.expected_value <= i.target_value
        when i.direction = 'exact' then abs(e.expected_value - i.target_value) <= i.tolerance_value
        else e.expected_value >= i.target_value
    end as expected_is_met,
from expected_indicators as e
inner join current_indicators as i
    on
        e.department_code = i.department_code
        and e.year = i.year
        and e.indicator_code = i.indicator_code
cross join current_settings as s
where not e.is_proposal
