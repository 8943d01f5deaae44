-- One row per county and similar county of its city, the nearest first: by what their newest plans say.
-- Sizes differ by factors, not by amounts: how far apart two counties are is the root mean square of the
-- differences of ln(1 + x) over the figures that both have, and of one figure alone nothing is said.
with newest as (
    select
        province, city, county,
        max(row(as_of_date, accepted_at, report_id, units_planned))
            filter (units_planned is not null) as of_units,
        max(row(as_of_date, accepted_at, report_id, villages_planned))
            filter (villages_planned is not null) as of_villages,
        max(row(as_of_date, accepted_at, report_id, posts_office + coalesce(posts_groups, 0)))
            filter (posts_office is not null) as of_posts
    from plan
    where level = '县'
    group by province, city, county
),

sizes as (
    select province, city, county, 'units' as figure, ln(1 + of_units[4]) as size_log from newest
    union all by name
    select province, city, county, 'villages' as figure, ln(1 + of_villages[4]) as size_log from newest
    union all by name
    select province, city, county, 'posts' as figure, ln(1 + of_posts[4]) as size_log from newest
),

pairs as (
    select
        own.province, own.city, own.county, other.county as similar_county,
        sqrt(avg(pow(own.size_log - other.size_log, 2))) as distance,
        count(*) as figures
    from sizes as own
    inner join sizes as other
        on
            own.province = other.province and own.city = other.city and own.figure = other.figure
            and own.county <> other.county
    where own.size_log is not null and other.size_log is not null
    group by own.province, own.city, own.county, other.county
    having count(*) >= 2
)

select pairs.*, register.register_order as county_order
from pairs
left join main.county as register
    on
        pairs.province = register.province and pairs.city = register.city
        and pairs.similar_county = register.county
qualify row_number() over (
    partition by pairs.province, pairs.city, pairs.county
    order by distance, register_order nulls last, similar_county
) <= $nearest
order by pairs.province, pairs.city, pairs.county, distance, county_order nulls last, similar_county
