-- One row per round whose concluded and held clues together are more than those handed over.
-- explain: checks.concluded_and_held_exceed_clues
-- about: row
-- unless: part_exceeds_whole
select
    submission_id,
    row_no,
    'clues_concluded' as field,
    cells['clues_concluded'].value as concluded_text,
    cells['clues_held'].value as held_text,
    cells['clues_transferred'].value as clues_text
from checked
where
    stream = 'rounds'
    and clues_held > 0
    and clues_concluded + clues_held > clues_transferred
