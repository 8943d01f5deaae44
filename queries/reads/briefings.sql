-- One row per briefing that was kept, the newest first: of one city, kind and number where given.
select
    briefing_id, kind, province, city, county, ask, made_by, made_at, as_of_date, known_at,
    data_version, points, sha256
from briefing
where
    ($briefing_id::bigint is null or briefing_id = $briefing_id)
    and ($kind::varchar is null or kind = $kind)
    and ($province::varchar is null or province = $province)
    and ($city::varchar is null or city = $city)
    and ($before::timestamp is null or made_at < $before)
    and ($as_of::date is null or as_of_date < $as_of)
order by made_at desc, briefing_id desc
limit $most
