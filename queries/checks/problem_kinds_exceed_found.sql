-- One row per round whose three kinds of problems together are more than its problems.
-- notice: checks.problem_kinds_exceed_found
-- about: row
with summed as (
    select
        submission_id, row_no, problems_found,
        problems_policy + problems_conduct + problems_organisation as kinds,
        greatest(problems_policy, problems_conduct, problems_organisation) as largest
    from checked
    where stream = 'rounds'
)

select
    submission_id,
    row_no,
    'problems_found' as field,
    problems_found::varchar as whole_text,
    kinds::varchar as kinds_text
from summed
-- where one kind alone is too many, detail_exceeds_whole says which
where kinds > problems_found and largest <= problems_found
