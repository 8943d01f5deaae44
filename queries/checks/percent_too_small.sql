-- One row per reported share of one percent or less: 0.98 was meant as 98 %.
-- explain: checks.percent_too_small
-- about: cell
select
    submission_id,
    row_no,
    'satisfaction_rate' as field,
    plain_number(satisfaction_rate) as percent_text,
    plain_number(satisfaction_rate * 100) as meant_text
from checked
where satisfaction_rate > 0 and satisfaction_rate <= 1
