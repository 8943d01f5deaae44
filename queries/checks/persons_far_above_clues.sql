-- One row per round whose clues name at least thirty persons and more than ten each.
-- explain: checks.persons_far_above_clues
-- about: row
select
    submission_id,
    row_no,
    'clue_persons' as field,
    'clues_transferred' as other_field,
    cells['clue_persons'].value as persons_text,
    cells['clues_transferred'].value as clues_text
from checked
where stream = 'rounds' and clue_persons >= 30 and clue_persons > 10 * clues_transferred
