-- One row per term of less than four or more than six years: it is usually five.
-- explain: checks.term_length_unusual
-- about: plan
-- unless: ends_before_start
select
    submission_id,
    row_no,
    'term_end' as field,
    dates['term_start'] as start_text,
    dates['term_end'] as end_text
from checked
where stream = 'plan' and term_end - term_start not between 1400 and 2300
