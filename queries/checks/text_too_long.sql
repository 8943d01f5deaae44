-- One row per account in words of more than 300 characters: a briefing has no room for it.
-- must_fix: checks.text_too_long
-- about: cell
with accounts as (
    select
        checked.submission_id,
        checked.row_no,
        words.field,
        length(checked.cells[words.field].value) as length
    from checked
    cross join (
        values ('practices'), ('typical_cases'), ('difficulties'), ('advice')
    ) as words(field)
    where checked.stream = 'narrative'
)

select submission_id, row_no, field, length::varchar as length_text
from accounts
where length > 300
