-- One row per report with more cases filed than clues: cases ÷ clues would be over 100 %.
-- explain: checks.cases_exceed_clues
-- about: row
with counted as (
    select
        submission_id, row_no, cases_filed, cells,
        case
            when stream = 'stationed' and clues_handled is not null then 'clues_handled'
            when stream = 'rounds' and clues_transferred is not null then 'clues_transferred'
            else 'clues_found'
        end as other_field
    from checked
    where stream in ('rounds', 'stationed')
)

select
    submission_id,
    row_no,
    'cases_filed' as field,
    other_field,
    cells['cases_filed'].value as cases_text,
    cells[other_field].value as clues_text
from counted
where cases_filed > try_cast(cells[other_field].value as double)
