-- One row per report that disciplined persons without any case filed.
-- explain: checks.disciplined_without_cases
-- about: row
select
    submission_id,
    row_no,
    'persons_disciplined' as field,
    'cases_filed' as other_field,
    persons_disciplined::varchar as persons_text
from checked
where persons_disciplined > 0 and cases_filed = 0 and coalesce(persons_filed, 0) = 0
