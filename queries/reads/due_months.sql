-- One row per county and month of the last $months up to as_of: what came for it, and how it stands.
-- on_time, late: accepted; waiting: handed in; returned; missing; not_due; not_asked: before the
-- first month that any county of the city handed in.
with months as (
    select unnest(generate_series(
        date_trunc('month', as_of()::date)::date - to_months($months::integer - 1),
        date_trunc('month', as_of()::date)::date,
        interval 1 month
    ))::date as month
),

came as (
    select
        handed_in.province, handed_in.city, handed_in.county, handed_in.month,
        handed_in.handed_in_on, submission_id,
        -- what was decided later had been handed in then, what was withdrawn later accepted
        case
            when decided_at is null or decided_at <= known_at() then submission.state
            when submission.state = 'withdrawn' then 'accepted'
            else 'submitted'
        end as state
    from handed_in
    inner join submission using (submission_id)
    where received_at <= known_at() and handed_in_on <= as_of() and city = $city
),

standing as (
    select
        county, month,
        min(handed_in_on) filter (state <> 'returned') as handed_in_on,
        max(struct_pack(
            weight := list_position(['returned', 'submitted', 'accepted'], state),
            submission_id := submission_id, state := state
        )) as latest
    from came
    where state in ('submitted', 'accepted', 'returned')
    group by county, month
),

begun as (select min(month) filter (state in ('submitted', 'accepted')) as first_month from came),

counties as (
    select county, register_order, code from main.county where city = $city and county <> city
)

select
    counties.county, counties.code, counties.register_order, months.month,
    (months.month + interval 1 month)::date + (due_day - 1) as due_date,
    standing.handed_in_on, latest.submission_id as submission_id,
    case
        when latest.state = 'submitted' then 'waiting'
        when latest.state = 'accepted' and handed_in_on > due_date then 'late'
        when latest.state = 'accepted' then 'on_time'
        when latest.state = 'returned' then 'returned'
        when due_date >= as_of() then 'not_due'
        when months.month < coalesce(first_month, 'infinity') then 'not_asked'
        else 'missing'
    end as state
from counties
cross join months
cross join office_reporting
cross join begun
left join standing using (county, month)
where $counties is null or list_contains($counties, counties.county)
order by counties.register_order, months.month
