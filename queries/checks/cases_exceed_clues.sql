-- One row per report with more cases filed than clues: cases ÷ clues would be over 100 %.
-- explain: checks.cases_exceed_clues
-- about: row
with counted as (
    select
        submission_id, row_no, cases_filed,
        case
            when stream = 'stationed' and clues_handled is not null
                then {'field': 'clues_handled', 'clues': clues_handled}
            when stream = 'rounds' and clues_transferred is not null
                then {'field': 'clues_transferred', 'clues': clues_transferred}
            else {'field': 'clues_found', 'clues': clues_found}
        end as one
    from checked
    where stream in ('rounds', 'stationed')
)

select
    submission_id,
    row_no,
    'cases_filed' as field,
    one.field as other_field,
    cases_filed::varchar as cases_text,
    one.clues::varchar as clues_text
from counted
where cases_filed > one.clues
