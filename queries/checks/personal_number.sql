-- One row per text with an identity or mobile telephone number in it: no person may be told from it.
-- must_fix: checks.personal_number
-- about: cell
with texts as (
    select submission_id, row_no, field, value as told
    from checked_cell
    where
        field in ('remarks', 'practices', 'typical_cases', 'difficulties', 'advice')
        and value is not null
)

select submission_id, row_no, field
from texts
-- a birthday in the middle, or 13 to 19 in front, and no digit on either side
where
    regexp_matches(
        told, '(^|[^0-9])[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])\d{3}[0-9Xx]([^0-9]|$)'
    )
    or regexp_matches(told, '(^|[^0-9])1[3-9]\d{9}([^0-9]|$)')
