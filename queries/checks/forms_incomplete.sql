-- One row per round that reports some of the four forms and leaves others blank: no share can be told.
-- explain: checks.forms_incomplete
-- about: row
select
    submission_id,
    row_no,
    case
        when form_1 is null then 'form_1'
        when form_2 is null then 'form_2'
        when form_3 is null then 'form_3'
        else 'form_4'
    end as field
from checked
where
    stream = 'rounds'
    and len(list_filter([form_1, form_2, form_3, form_4], lambda form: form is null)) between 1 and 3
