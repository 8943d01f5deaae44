-- One row per round whose clues name at least thirty persons and more than ten each.
-- explain: checks.persons_far_above_clues
-- about: row
select
    submission_id,
    row_no,
    'clue_persons' as field,
    'clues_transferred' as other_field,
    clue_persons::varchar as persons_text,
    clues_transferred::varchar as clues_text
from checked
where stream = 'rounds' and clue_persons >= 30 and clue_persons > 10 * clues_transferred
