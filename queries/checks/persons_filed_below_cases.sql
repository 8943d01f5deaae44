-- One row per round with fewer persons under case than cases: 件 and 人 in the wrong columns?
-- explain: checks.persons_filed_below_cases
-- about: row
select
    submission_id,
    row_no,
    'persons_filed' as field,
    'cases_filed' as other_field,
    persons_filed::varchar as persons_text,
    cases_filed::varchar as cases_text
from checked
where stream = 'rounds' and persons_filed < cases_filed
