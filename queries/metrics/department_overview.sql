-- Where does each department stand: indicators by status, money, trial score, and reports received?
-- Grain: department_code, year, month
-- Reads: department_status, money_results, score_parts, expected_reports, current_settings
-- Params: department_code, year, month
-- Units: counts of indicators and reports, amounts in yuan, rates 0…1, points out of 100
with money as (
    select
        department_code,
        year,
        month,
        sum(budget_amount) as budget_amount,
        sum(executed_amount) as executed_amount,
        sum(executed_amount) / nullif(sum(budget_amount), 0) as execution_rate,
    from money_results
    -- The department's own budget, as in the trial score; the tasks' planned money has another denominator.
    where section = 'budget'
    group by department_code, year, month
),

scores as (
    select
        department_code,
        year,
        month,
        round(sum(score), 4) as score,
        round(sum(open_points), 4) as open_points,
    from score_parts
    group by department_code, year, month
),

reports as (
    select
        department_code,
        year,
        month,
        count(*) as expected_count,
        count(case when is_reported then 1 end) as received_count,
    from expected_reports
    group by department_code, year, month
)

select
    d.department_code,
    d.year,
    d.month,
    d.department_name,
    d.indicator_count,
    d.met_count,
    d.on_track_count,
    d.slow_count,
    d.behind_count,
    d.not_due_count,
    d.no_data_count,
    d.met_count / nullif(d.indicator_count, 0) as met_rate,
    d.worst_status,
    m.budget_amount,
    m.executed_amount,
    m.execution_rate,
    d.month / 12 as schedule_rate,
    s.score,
    s.open_points,
    case
        when round(s.score, 2) >= t.excellent_score then 'excellent'
        when round(s.score, 2) >= t.good_score then 'good'
        when round(s.score, 2) >= t.pass_score then 'pass'
        when s.score is not null then 'fail'
    end as grade,
    coalesce(r.expected_count, 0) as expected_count,
    coalesce(r.received_count, 0) as received_count,
    r.received_count / nullif(r.expected_count, 0) as reporting_rate,
    d.has_illustrative,
from department_status as d
cross join current_settings as t
left join money as m on d.department_code = m.department_code and d.year = m.year and d.month = m.month
left join scores as s on d.department_code = s.department_code and d.year = s.year and d.month = s.month
left join reports as r on d.department_code = r.department_code and d.year = r.year and d.month = r.month
where
    ($department_code is null or d.department_code = $department_code)
    and ($year is null or d.year = $year)
    and ($month is null or d.month = $month)
order by d.department_code, d.year, d.month
