-- One row per reported share that is more than the whole.
-- must_fix: checks.percent_over_100
-- about: cell
select
    submission_id,
    row_no,
    'satisfaction_rate' as field,
    plain_number(satisfaction_rate) as percent_text
from checked
where satisfaction_rate > 100
