-- Of which months papers can be made: monitoring tables up to the last month reported, self-evaluations of a whole year.
-- Grain: department_code, year, month, paper
-- Reads: latest_reports, months
-- Params: none
-- Units: paper is monitoring or evaluation
select
    r.department_code,
    r.year,
    m.month,
    'monitoring' as paper,
from latest_reports as r
inner join months as m on r.latest_month >= m.month
union all
-- Before anything of December is reported there is no year to evaluate.
select
    r.department_code,
    r.year,
    m.month,
    'evaluation' as paper,
from latest_reports as r
inner join months as m on r.latest_month = m.month
where r.latest_month = 12
