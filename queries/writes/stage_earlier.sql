-- One row per row being checked that was told before: the latest report of the same for an earlier
-- day, from the store or from the same file. `row_no` is the checked row's.
create or replace temp table earlier as
with paired as (
    select
        mine.submission_id,
        mine.row_no,
        max(row(before.as_of_date, before.accepted_at, before.known_id))[3] as known_id
    from known as mine
    inner join known as before
        on
            mine.report_key = before.report_key
            and before.as_of_date < mine.as_of_date
            and (before.submission_id is null or before.submission_id = mine.submission_id)
    where mine.row_no is not null
    group by mine.submission_id, mine.row_no
)

select paired.submission_id, paired.row_no, known.* exclude (submission_id, row_no)
from paired
inner join known on paired.known_id = known.known_id
