-- When was anything last submitted, whether or not it counts today?
-- Grain: none
-- Reads: submissions
-- Params: none
-- Units: none
select max(submitted_at) as submitted_at
from submissions
having count(*) > 0
