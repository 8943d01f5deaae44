-- One row per round that disciplined more persons than all four forms together count.
-- explain: checks.disciplined_exceed_forms
-- about: row
with summed as (
    select submission_id, row_no, persons_disciplined, form_1 + form_2 + form_3 + form_4 as forms
    from checked
    where stream = 'rounds'
)

select
    submission_id,
    row_no,
    'persons_disciplined' as field,
    persons_disciplined::varchar as persons_text,
    forms::varchar as forms_text
from summed
where persons_disciplined > forms
