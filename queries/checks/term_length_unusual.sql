-- One row per term of less than four or more than six years: it is usually five.
-- explain: checks.term_length_unusual
-- about: plan
-- unless: ends_before_start
select
    submission_id,
    row_no,
    'term_end' as field,
    cells['term_start'].value as start_text,
    cells['term_end'].value as end_text
from checked
where stream = 'plan' and term_end - term_start not between 1400 and 2300
