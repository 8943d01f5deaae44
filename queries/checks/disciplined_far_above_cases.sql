-- One row per report that disciplined at least ten persons and more than three per case filed.
-- notice: checks.disciplined_far_above_cases
-- about: row
-- unless: disciplined_without_cases
select
    submission_id,
    row_no,
    'persons_disciplined' as field,
    'cases_filed' as other_field,
    persons_disciplined::varchar as persons_text,
    cases_filed::varchar as cases_text
from checked
where persons_disciplined >= 10 and persons_disciplined > 3 * cases_filed
