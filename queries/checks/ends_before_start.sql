-- One row per reported row that ends before it starts: a round, a term, or a stationed period.
-- must_fix: checks.ends_before_start
-- about: row
with spans(stream, other_field, field) as (
    values
        ('rounds', 'start_date', 'end_date'),
        ('plan', 'term_start', 'term_end'),
        ('stationed', 'period_start', 'period_end')
),

dated as (
    select
        checked.submission_id,
        checked.row_no,
        spans.field,
        spans.other_field,
        checked.dates[spans.other_field] as start_text,
        checked.dates[spans.field] as end_text
    from checked
    inner join spans on checked.stream = spans.stream
)

select submission_id, row_no, field, other_field, start_text, end_text
from dated
-- A month or a year is compared only as far as both are known: 2023-05 does not end before 2023-05-20.
where is_before(end_text, start_text)
