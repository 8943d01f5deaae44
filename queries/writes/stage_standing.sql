-- One row per submission being checked and thing told of its places: the newest told of it, by the
-- store, by an earlier file of what is loaded in one go (`row_no` is NULL), or by the file itself,
-- which counts as the later of two of one day.
create or replace temp table standing as
with places as (
    select distinct submission_id, place_key from checked where county <> ''
),

newest as (
    select
        places.submission_id,
        max_by(
            known.known_id,
            row(known.as_of_date, coalesce(known.submission_id, -1), known.accepted_at, known.known_id)
        ) as known_id
    from places
    inner join known
        on
            places.place_key = known.place_key
            and is_seen(known.submission_id, places.submission_id)
    group by places.submission_id, known.report_key
)

select
    newest.submission_id,
    if(known.submission_id = newest.submission_id, known.row_no, null) as row_no,
    known.* exclude (submission_id, row_no)
from newest
inner join known on newest.known_id = known.known_id
