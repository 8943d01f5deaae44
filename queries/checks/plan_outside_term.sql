-- One row per plan whose day lies outside the term it is of.
-- explain: checks.plan_outside_term
-- about: plan
select
    submission_id,
    row_no,
    'as_of_date' as field,
    cells['as_of_date'].value as as_of_text,
    coalesce(cells['term_start'].value, '—') as start_text,
    coalesce(cells['term_end'].value, '—') as end_text
from checked
where stream = 'plan' and (as_of_date < term_start or as_of_date > term_end)
