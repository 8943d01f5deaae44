-- One row per round in which more clues were disposed of than handed over.
-- explain: checks.disposals_exceed_clues
-- about: row
with disposed as (
    select
        submission_id, row_no, clues_transferred,
        coalesce(clues_by_talk, 0) + coalesce(clues_by_verification, 0)
        + coalesce(clues_held, 0) + coalesce(clues_dismissed, 0) as disposals
    from checked
    where stream = 'rounds'
)

select
    submission_id,
    row_no,
    'clues_transferred' as field,
    disposals::varchar as disposals_text,
    clues_transferred::varchar as clues_text
from disposed
where disposals > clues_transferred
