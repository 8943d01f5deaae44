-- One row per county and month whose deadline has passed at as_of, of the last twelve: was it in time?
-- Counties of a city count from the first month on that any of them handed in.
create or replace view due_month as
with first_in as (
    select province, city, county, month, min(handed_in_on) as handed_in_on
    from handed_in
    inner join submission using (submission_id)
    where
        -- what was decided later (returned, withdrawn) had been handed in then
        (state in ('submitted', 'accepted') or decided_at > known_at())
        and received_at <= known_at()
        and handed_in_on <= as_of()
        and (getvariable('city') is null or city = getvariable('city'))
    group by all
),

cities as (
    select province, city, min(month) as first_month
    from first_in
    group by all
),

months as (
    select
        province, city,
        unnest(generate_series(
            greatest(first_month, date_trunc('month', as_of()::date)::date - interval 14 months),
            date_trunc('month', as_of()::date)::date,
            interval 1 month
        ))::date as month
    from cities
),

counties as (
    -- the city's own entry is no county
    select province, city, county from main.county where county <> city
    union
    select province, city, county from first_in
),

due as (
    select
        province, city, counties.county, county.code, county.register_order, months.month,
        (months.month + interval 1 month)::date + (due_day - 1) as due_date
    from months
    inner join counties using (province, city)
    left join main.county using (province, city, county)
    cross join office_reporting
)

select
    due.*,
    first_in.handed_in_on,
    case
        when handed_in_on is null then 'missing'
        when handed_in_on > due_date then 'late'
        else 'on_time'
    end as state
from due
left join first_in using (province, city, county, month)
where due_date < as_of()
qualify dense_rank() over (partition by due.province, due.city order by due.month desc) <= 12
