-- One row per date of a round that lies after the day of its figures: planned, or mistyped?
-- explain: checks.date_after_as_of
-- about: row
-- unless: dates_out_of_order
with dated as (
    select
        checked.submission_id,
        checked.row_no,
        days.field,
        checked.dates[days.field] as date_text,
        checked.dates['as_of_date'] as as_of_text
    from checked
    cross join (values ('end_date'), ('feedback_date'), ('transfer_date')) as days(field)
    where checked.stream = 'rounds' and checked.source is null
)

select submission_id, row_no, field, date_text, as_of_text
from dated
where is_before(as_of_text, date_text)
