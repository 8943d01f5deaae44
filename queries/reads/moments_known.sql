-- One row per moment up to known_at worth looking back to, the newest first, at most $most: the last one
-- before something was withdrawn (is_before), and the last one at which something was accepted on a day.
with moments as (
    select withdrawn_at - interval 1 microsecond as known_at, true as is_before
    from report
    where
        withdrawn_at <= known_at() and is_in_sight(province, city, county)
        and (getvariable('city') is null or city = getvariable('city'))
    union
    select max(accepted_at) as known_at, false as is_before
    from report
    where
        accepted_at <= known_at() and is_in_sight(province, city, county)
        and (getvariable('city') is null or city = getvariable('city'))
    group by date_trunc('day', accepted_at)
)

select known_at, bool_or(is_before) as is_before
from moments
group by known_at
order by known_at desc
limit $most
