-- One row per row being checked and report of the same that was told before: by the store, by an earlier
-- file of what is loaded in one go, or by another row of the file itself (`is_own`).
create or replace temp table told_before as
select
    mine.submission_id,
    mine.row_no,
    mine.as_of_date as own_date,
    before.known_id,
    before.as_of_date,
    before.figures_hash,
    before.submission_id is not distinct from mine.submission_id as is_own,
    -- which of two of one day counts: what was told later
    row(coalesce(before.submission_id, -1), before.accepted_at, before.known_id) as told
from known as mine
inner join known as before
    on
        mine.report_key = before.report_key
        and mine.known_id <> before.known_id
        and is_seen(before.submission_id, mine.submission_id)
where mine.row_no is not null
