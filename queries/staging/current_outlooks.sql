-- What is expected of an item by the end of the year, as last said of a month: by itself, or within an explanation.
-- Grain: department_code, year, month, item_code
-- Reads: outlooks, explanations, submission_states
-- Params: none
-- Units: expected_value in the indicator's unit, money in yuan
with said as (
    select
        submission_id,
        department_code,
        year,
        month,
        item_code,
        likelihood,
        expected_value,
        expected_text,
        -- Within one submission the outlook counts, which may take back what was said.
        2 as place,
    from outlooks
    union all
    select
        submission_id,
        department_code,
        year,
        month,
        item_code,
        likelihood,
        expected_value,
        null as expected_text,
        1 as place,
    from explanations
    where likelihood is not null or expected_value is not null
),

live as (
    select
        o.department_code,
        o.year,
        o.month,
        o.item_code,
        o.likelihood,
        o.expected_value,
        o.expected_text,
        o.submission_id,
        s.submitted_by,
        s.submitted_at,
        s.is_illustrative,
        row_number() over (
            partition by o.department_code, o.year, o.month, o.item_code
            order by o.submission_id desc, o.place desc
        ) as recency,
    from said as o
    inner join submission_states as s
        on
            o.submission_id = s.submission_id
            and o.department_code = s.department_code
            and o.year = s.year
    where s.state = 'live'
)

select
    department_code,
    year,
    month,
    item_code,
    likelihood,
    expected_value,
    expected_text,
    submission_id,
    submitted_by,
    submitted_at,
    is_illustrative,
from live
where
    recency = 1
    and (likelihood is not null or expected_value is not null or expected_text is not null)
