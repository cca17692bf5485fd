-- Where does each department stand: indicators by status, money, trial score, and reports received?
-- Grain: department_code, year, month
-- Reads: department_status, money_parts, score_parts, report_counts
-- Params: department_code, year, month
-- Units: counts of indicators and reports, amounts in yuan, rates 0…1, points out of 100
with scores as (
    select
        department_code,
        year,
        month,
        round(sum(score), 4) as score,
        round(sum(open_points), 4) as open_points,
        max(overall_grade) as grade,
    from score_parts
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
    coalesce(m.schedule_rate, d.month / 12) as schedule_rate,
    coalesce(m.judged_month, d.month) as judged_month,
    s.score,
    s.open_points,
    s.grade,
    coalesce(r.expected_count, 0) as expected_count,
    coalesce(r.received_count, 0) as received_count,
    r.reporting_rate,
    d.has_illustrative,
from department_status as d
-- The department's own budget, as in the trial score; the tasks' planned money has another denominator.
left join money_parts as m
    on d.department_code = m.department_code and d.year = m.year and d.month = m.month and m.part = 'budget'
left join scores as s on d.department_code = s.department_code and d.year = s.year and d.month = s.month
left join report_counts as r on d.department_code = r.department_code and d.year = r.year and d.month = r.month
where
    ($department_code is null or d.department_code = $department_code)
    and ($year is null or d.year = $year)
    and ($month is null or d.month = $month)
order by d.department_code, d.year, d.month
