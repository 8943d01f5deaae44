-- One row per date of a round that stands before another date which must come first.
-- must_fix: checks.dates_out_of_order
-- about: row
with pairs(other_field, field) as (
    values
        ('end_date', 'feedback_date'),
        ('start_date', 'transfer_date'),
        ('start_date', 'as_of_date')
),

dated as (
    select
        checked.submission_id,
        checked.row_no,
        pairs.field,
        pairs.other_field,
        checked.dates[pairs.other_field] as first_text,
        checked.dates[pairs.field] as second_text
    from checked
    cross join pairs
    where
        checked.stream = 'rounds'
        -- rounds of a term, or of a year, were fed back one after another
        and (checked.scope = '本轮' or pairs.field <> 'feedback_date')
)

select submission_id, row_no, field, other_field, first_text, second_text
from dated
where is_before(second_text, first_text)
