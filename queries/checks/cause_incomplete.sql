-- Which cause is ticked without words, or has words without a tick?
-- Grain: department_code, year, month, paper, subject_code
-- Reads: current_explanations, paper_months
-- Params: none
-- Units: none
select
    e.department_code,
    e.year,
    p.month,
    p.paper,
    'central' as pack,
    'cause_incomplete' as check_name,
    'high' as severity,
    '偏差原因分析' as paper_column,
    e.item_code as subject_code,
    e.item_code as subject_name,
    case
        when trim(e.reason_text) = ''
            then 'ticked=' || concat_ws(
                '、',
                case when e.is_funding_reason then '经费保障' end,
                case when e.is_policy_reason then '制度保障' end,
                case when e.is_staffing_reason then '人员保障' end,
                case when e.is_facility_reason then '硬件条件保障' end,
                case when e.is_other_reason then '其他' end
            )
        else 'words=' || substring(e.reason_text, 1, 40)
    end as evidence_parts,
from current_explanations as e
inner join paper_months as p
    on
        e.department_code = p.department_code
        and e.year = p.year
        and e.month = p.month
where
    (e.is_funding_reason or e.is_policy_reason or e.is_staffing_reason or e.is_facility_reason or e.is_other_reason)
    != (trim(e.reason_text) != '')
