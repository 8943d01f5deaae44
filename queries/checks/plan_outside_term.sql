-- One row per plan whose day lies outside the term it is of.
-- explain: checks.plan_outside_term
-- about: plan
select
    submission_id,
    row_no,
    'as_of_date' as field,
    dates['as_of_date'] as as_of_text,
    coalesce(dates['term_start'], '—') as start_text,
    coalesce(dates['term_end'], '—') as end_text
from checked
where stream = 'plan' and (as_of_date < term_start or as_of_date > term_end)
