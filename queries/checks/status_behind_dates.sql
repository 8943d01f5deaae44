-- One row per round said to be still on the spot though its feedback has been given.
-- explain: checks.status_behind_dates
-- about: row
select
    submission_id,
    row_no,
    'round_status' as field,
    round_status as status_text,
    dates['feedback_date'] as feedback_text
from checked
where
    stream = 'rounds'
    and not is_status_inferred
    and round_status = '进驻中'
    and feedback_date <= as_of_date
