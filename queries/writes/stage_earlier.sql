-- One row per row being checked that was told before: the latest report of the same for an earlier
-- day (`is_own`: by the same file). `row_no` is the checked row's.
create or replace temp table earlier as
with latest as (
    select submission_id, row_no, max_by(known_id, row(as_of_date, told)) as known_id
    from told_before
    where as_of_date < own_date
    group by submission_id, row_no
)

select
    latest.submission_id,
    latest.row_no,
    known.* exclude (submission_id, row_no),
    known.submission_id is not distinct from latest.submission_id as is_own
from latest
inner join known on latest.known_id = known.known_id
