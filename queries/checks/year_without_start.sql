-- One row per report of a year that does not say when its period starts.
-- explain: checks.year_without_start
-- about: row
select submission_id, row_no, 'start_date' as field
from checked
where stream = 'rounds' and scope = '年度' and start_date is null and source is null
