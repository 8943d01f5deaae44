-- One row per round with exactly the figures, six different ones of five and more, of another.
-- explain: checks.copied_from_other_round
-- about: other_rounds
with rich as (
    select submission_id, row_no
    from checked_figure
    where figure >= 5
    group by submission_id, row_no
    having count(distinct figure) >= 6
)

select
    mine.submission_id,
    mine.row_no,
    'county' as field,
    max(plain_rounds(standing.round_first, standing.round_last)) as other_text
from known as mine
inner join rich on mine.submission_id = rich.submission_id and mine.row_no = rich.row_no
inner join standing
    on
        mine.submission_id = standing.submission_id
        and mine.figures_hash = standing.figures_hash
        and mine.place_key = standing.place_key
        and mine.stream = standing.stream
where
    mine.stream = 'rounds'
    and mine.source is null
    -- another round, and of two alike in one file the later row
    and (mine.term_no, mine.round_first) <> (standing.term_no, standing.round_first)
    and (standing.row_no is null or standing.row_no < mine.row_no)
group by mine.submission_id, mine.row_no
