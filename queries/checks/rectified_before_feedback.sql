-- One row per round that has rectified what had not been fed back on that day.
-- explain: checks.rectified_before_feedback
-- about: row
select
    submission_id,
    row_no,
    'problems_rectified' as field,
    problems_rectified::varchar as rectified_text,
    dates['feedback_date'] as feedback_text,
    dates['as_of_date'] as as_of_text
from checked
where
    stream = 'rounds'
    and source is null
    and problems_rectified > 0
    and is_before(dates['as_of_date'], dates['feedback_date'])
