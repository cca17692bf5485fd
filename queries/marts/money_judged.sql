-- Up to which month the money of each task and budget line is known, and what is planned by then.
-- Grain: department_code, year, task_code, month
-- Reads: money_to_date
-- Params: none
-- Units: amounts in yuan; judged_month 1…month
select
    department_code,
    year,
    task_code,
    month,
    section,
    task_name,
    payment_month,
    responsible_office,
    planned_amount,
    budget_amount,
    spent_amount,
    executed_amount,
    planned_to_date,
    is_illustrative,
    -- Money is judged at the last month it was reported for.
    coalesce(max(case when is_known then month end) over to_date, month) as judged_month,
    coalesce(max(case when is_known then planned_to_date end) over to_date, planned_to_date) as planned_when_judged,
from money_to_date
window
    to_date as (
        partition by department_code, year, task_code
        order by month
        rows between unbounded preceding and current row
    )
