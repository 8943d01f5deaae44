-- One row per round whose feedback, or handing over of clues, came more than a year after its end.
-- explain: checks.feedback_far_from_end
-- about: row
-- unless: date_after_as_of
with dated as (
    select
        submission_id, row_no, dates, end_date,
        unnest([
            {'field': 'feedback_date', 'day': feedback_date},
            {'field': 'transfer_date', 'day': transfer_date}
        ]) as one
    from checked
    where stream = 'rounds' and scope = '本轮' and source is null
)

select
    submission_id,
    row_no,
    one.field as field,
    dates[one.field] as date_text,
    dates['end_date'] as end_text
from dated
where one.day - end_date > 370
