-- One row per round whose concluded and held clues together are more than those handed over.
-- explain: checks.concluded_and_held_exceed_clues
-- about: row
-- unless: part_exceeds_whole
select
    submission_id,
    row_no,
    'clues_concluded' as field,
    clues_concluded::varchar as concluded_text,
    clues_held::varchar as held_text,
    clues_transferred::varchar as clues_text
from checked
where
    stream = 'rounds'
    and clues_held > 0
    and clues_concluded + clues_held > clues_transferred
