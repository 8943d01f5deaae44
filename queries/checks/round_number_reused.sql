-- One row per round whose number another round of the term, begun months before or after, bears too.
-- explain: checks.round_number_reused
-- about: other_rounds
select
    checked.submission_id,
    checked.row_no,
    'round_no' as field,
    checked.round_first::varchar as round_text,
    min(standing.inspection_type) as other_type_text,
    min(standing.start_date)::varchar as other_date_text
from checked
inner join standing
    on
        checked.submission_id = standing.submission_id
        and checked.place_key = standing.place_key
        and checked.term_no = standing.term_no
        and checked.scope = standing.scope
        and checked.round_first = standing.round_first
        and checked.batch = standing.batch
        and checked.inspection_type <> standing.inspection_type
where
    checked.stream = 'rounds'
    and checked.scope = '本轮'
    and checked.source is null
    and abs(checked.start_date - standing.start_date) > 62
group by all
