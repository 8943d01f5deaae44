-- One row per round that began before a round of its term with a lower number did.
-- explain: checks.rounds_out_of_order
-- about: other_rounds
-- unless: ends_before_start, dates_out_of_order, round_outside_term, round_date_changed
with begun as (
    select
        submission_id, place_key, term_no,
        round_first as round_no,
        min(start_date) as start_date
    from standing
    where
        stream = 'rounds' and scope = '本轮' and round_first = round_last and start_date is not null
    group by all
),

terms as (
    select
        submission_id, place_key, term_no,
        list({'start_date': start_date, 'round_no': round_no}) as told
    from begun
    group by all
),

followed as (
    select
        checked.submission_id,
        checked.row_no,
        checked.round_first,
        checked.dates['start_date'] as date_text,
        list_max(list_filter(terms.told, lambda one: one.round_no < checked.round_first)) as other
    from checked
    inner join terms using (submission_id, place_key, term_no)
    where checked.stream = 'rounds' and checked.scope = '本轮' and checked.source is null
)

select
    submission_id,
    row_no,
    'start_date' as field,
    date_text,
    round_first::varchar as round_text,
    other.round_no::varchar as other_round_text,
    other.start_date::varchar as other_date_text
from followed
where is_before(date_text, other.start_date::varchar)
