-- One row per reported row that ends before it starts: a round, a term, or a stationed period.
-- must_fix: checks.ends_before_start
with spans as (
    select *, 'start_date' as other_field, 'end_date' as field from checked where stream = 'rounds'
    union all
    select *, 'term_start', 'term_end' from checked where stream = 'plan'
    union all
    select *, 'period_start', 'period_end' from checked where stream = 'stationed'
),

dated as (
    select *, cells[other_field].value as start_text, cells[field].value as end_text from spans
)

select submission_id, row_no, field, other_field, start_text, end_text
from dated
-- A month or a year is compared only as far as both are known: 2023-05 does not end before 2023-05-20.
where
    left(end_text, least(length(start_text), length(end_text)))
    < left(start_text, least(length(start_text), length(end_text)))
