-- One row per round whose figures are of another day than those of most rounds of its county here.
-- explain: checks.as_of_differs
-- about: sheet
-- unless: as_of_in_future
with states as (
    select
        submission_id, place_key,
        max(row_no) as row_no,
        max(as_of_date) as as_of_date
    from checked
    where stream = 'rounds' and source is null and county <> '' and scope = '本轮'
    group by
        submission_id, place_key, term_no, round_first, round_last,
        inspection_type, batch
    -- several states of one round in one file are its history
    having count(*) = 1
),

usual as (
    select
        submission_id, place_key,
        mode(as_of_date) as usual_date,
        list(as_of_date) as days
    from states
    group by all
    having count(as_of_date) >= 4
)

select
    states.submission_id,
    states.row_no,
    'as_of_date' as field,
    states.as_of_date::varchar as as_of_text,
    usual.usual_date::varchar as usual_text
from states
inner join usual using (submission_id, place_key)
where
    states.as_of_date <> usual.usual_date
    -- three of four at least are of that day
    and 4 * len(list_filter(usual.days, lambda one: one = usual.usual_date)) >= 3 * len(usual.days)
