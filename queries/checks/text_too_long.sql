-- One row per account in words of more than 300 characters: a briefing has no room for it.
-- must_fix: checks.text_too_long
-- about: cell
select submission_id, row_no, field, length(value)::varchar as length_text
from checked_cell
where
    stream = 'narrative'
    and field in ('practices', 'typical_cases', 'difficulties', 'advice')
    and length(value) > 300
