-- One row per round that has rectified what had not been fed back on that day.
-- explain: checks.rectified_before_feedback
-- about: row
select
    submission_id,
    row_no,
    'problems_rectified' as field,
    cells['problems_rectified'].value as rectified_text,
    cells['feedback_date'].value as feedback_text,
    cells['as_of_date'].value as as_of_text
from checked
where
    stream = 'rounds'
    and source is null
    and problems_rectified > 0
    and is_before(cells['as_of_date'].value, cells['feedback_date'].value)
