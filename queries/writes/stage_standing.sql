-- One row per submission being checked and thing told of its places: the newest told of it, by the
-- store or by the file itself, which counts as the later of two of one day.
create or replace temp table standing as
with places as (
    select distinct submission_id, province, city, county from checked where county <> ''
),

newest as (
    select
        places.submission_id,
        max(row(known.as_of_date, known.row_no is not null, known.accepted_at, known.known_id))[4]
            as known_id
    from places
    inner join known
        on
            places.province = known.province
            and places.city = known.city
            and places.county = known.county
            and (known.submission_id is null or known.submission_id = places.submission_id)
    group by places.submission_id, known.report_key
)

select newest.submission_id, known.* exclude (submission_id)
from newest
inner join known on newest.known_id = known.known_id
