-- One row per reported share of satisfied votes that its own votes do not make.
-- explain: checks.satisfaction_differs
-- about: row
-- unless: percent_over_100, percent_too_small
with counted as (
    select
        submission_id, row_no, satisfaction_rate,
        100.0 * votes_satisfied / nullif(votes_returned, 0) as own_percent
    from checked
    -- 98%以上 says no more than that
    where stream = 'rounds' and not list_contains(approximate, 'satisfaction_rate')
)

select
    submission_id,
    row_no,
    'satisfaction_rate' as field,
    plain_number(satisfaction_rate) as percent_text,
    plain_number(round(own_percent, 2)) as own_text
from counted
-- rounded to a whole percent on paper
where abs(satisfaction_rate - own_percent) > 0.6
