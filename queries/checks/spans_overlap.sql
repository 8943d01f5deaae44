-- One row per span of rounds that shares some, not all, of its rounds with another span of the term.
-- explain: checks.spans_overlap
-- about: other_rounds
select
    checked.submission_id,
    checked.row_no,
    'round_no' as field,
    plain_rounds(checked.round_first, checked.round_last) as rounds_text,
    min(plain_rounds(standing.round_first, standing.round_last)) as other_text
from checked
inner join standing
    on
        checked.submission_id = standing.submission_id
        and checked.place_key = standing.place_key
        and checked.term_no = standing.term_no
        and checked.scope = standing.scope
        and checked.batch = standing.batch
        and checked.round_last > standing.round_first
        and checked.round_first > standing.round_first
        and checked.round_first <= standing.round_last
        and checked.round_last > standing.round_last
where checked.stream = 'rounds' and checked.scope = '多轮合计' and checked.source is null
group by all
