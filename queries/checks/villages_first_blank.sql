-- One row per round that inspected villages without saying how many of them for the first time.
-- explain: checks.villages_first_blank
-- about: row
select submission_id, row_no, 'villages_first_inspected' as field
from checked
where
    stream = 'rounds'
    and source is null
    and villages_inspected > 0
    and villages_first_inspected is null
