-- Which month's spending is a hundred times what the other months usually have, or a hundredth of it: a wrong unit?
-- Grain: department_code, year, month, subject_code
-- Reads: current_spending, money_lines
-- Params: none
-- Units: amounts in yuan
with beside_others as (
    select
        s.department_code,
        s.year,
        s.month,
        s.task_code,
        s.spent_amount,
        o.spent_amount as other_amount,
        count(*) over (partition by s.department_code, s.year, s.task_code, s.month) as other_count,
        row_number() over (
            partition by s.department_code, s.year, s.task_code, s.month
            order by o.spent_amount, o.month
        ) as place,
    from current_spending as s
    inner join current_spending as o
        on
            s.department_code = o.department_code
            and s.year = o.year
            and s.task_code = o.task_code
            and s.month != o.month
),

beside_usual as (
    select
        department_code,
        year,
        month,
        task_code,
        spent_amount,
        -- The median: the one in the middle, or the mean of the two there.
        cast(sum(other_amount) / count(*) as decimal(18, 2)) as usual_amount,
    from beside_others
    where other_count >= 3 and place * 2 between other_count and other_count + 2
    group by department_code, year, month, task_code, spent_amount
)

select
    u.department_code,
    u.year,
    u.month,
    'spending_far_from_usual' as check_name,
    'medium' as severity,
    u.task_code as subject_code,
    l.task_name as subject_name,
    concat_ws(
        chr(31),
        case when u.spent_amount > u.usual_amount then 'high_yuan=' else 'low_yuan=' end
        || cast(u.spent_amount as varchar),
        'usual_yuan=' || cast(u.usual_amount as varchar)
    ) as evidence_parts,
from beside_usual as u
inner join money_lines as l
    on
        u.department_code = l.department_code
        and u.year = l.year
        and u.task_code = l.task_code
where
    u.usual_amount > 0
    -- Money is paid in lumps, so ten times is nothing; yuan taken for 10k yuan is further off than any instalment.
    and (u.spent_amount >= u.usual_amount * 100 or (u.spent_amount > 0 and u.spent_amount * 100 <= u.usual_amount))
