-- One row per round that began on the very day of one reported under another number, kind or term.
-- explain: checks.round_reported_otherwise
-- about: other_rounds
select
    checked.submission_id,
    checked.row_no,
    'start_date' as field,
    checked.dates['start_date'] as date_text,
    min(standing.term_no)::varchar as other_term_text,
    min(standing.round_first)::varchar as other_round_text,
    min(standing.inspection_type) as other_type_text
from checked
inner join standing
    on
        checked.submission_id = standing.submission_id
        and checked.place_key = standing.place_key
        and checked.start_date = standing.start_date
        and checked.scope = standing.scope
        and checked.batch = standing.batch
where
    checked.stream = 'rounds'
    and checked.scope = '本轮'
    and checked.source is null
    -- told before and not told again here: the row may stand in its place
    and standing.row_no is null
    -- to the day: two rounds of one month are no wonder
    and length(checked.dates['start_date']) = 10
    and standing.start_date <> date_trunc('month', standing.start_date)
    and (
        checked.term_no <> standing.term_no
        or checked.round_first is distinct from standing.round_first
        or checked.inspection_type <> standing.inspection_type
    )
    -- the same was reported like this before
    and not exists (
        from earlier
        where earlier.submission_id = checked.submission_id and earlier.row_no = checked.row_no
    )
group by all
