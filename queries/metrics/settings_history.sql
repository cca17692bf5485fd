-- Who changed which threshold or choice, when, from what to what?
-- Grain: entry_id
-- Reads: settings
-- Params: none
-- Units: values as they were entered
select
    entry_id,
    setting_name,
    lag(setting_value) over (
        partition by setting_name
        order by entry_id
    ) as value_before,
    setting_value,
    changed_at,
    changed_by,
from settings
order by entry_id desc
