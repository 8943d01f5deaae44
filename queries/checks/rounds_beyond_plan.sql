-- One row per round with a higher number than the term is planned to have.
-- explain: checks.rounds_beyond_plan
-- about: plan
with planned as (
    select
        submission_id, place_key, term_no,
        max_by(rounds_planned, as_of_date) as rounds_planned
    from standing
    where stream = 'plan' and rounds_planned is not null
    group by all
)

select
    checked.submission_id,
    checked.row_no,
    'round_no' as field,
    checked.round_last::varchar as round_text,
    planned.rounds_planned::varchar as planned_text
from checked
inner join planned using (submission_id, place_key, term_no)
where checked.stream = 'rounds' and checked.round_last > planned.rounds_planned
