-- One row per round at an earlier stage than when it was last reported.
-- explain: checks.status_goes_back
-- about: last_report
select
    checked.submission_id,
    checked.row_no,
    'round_status' as field,
    checked.round_status as status_text,
    earlier.round_status as earlier_text,
    earlier.as_of_date::varchar as earlier_date_text
from checked
inner join earlier using (submission_id, row_no)
where stage_rank(checked.round_status) < stage_rank(earlier.round_status)
