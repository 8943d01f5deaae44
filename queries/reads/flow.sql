-- One row per figure and place (kind: place) and per figure (kind: total): what grew in the period, and
-- in the same period of the year before (before_). A state (posts, the plan) is given as at the end.
with periods as (
    select 'now' as period, $start::date as first_day, * from ({now})
    union all by name
    select 'before' as period, $before_start::date as first_day, * from ({before})
),

judged as (
    select
        *,
        is_state or coalesce(is_new_term, false) as needs_no_start,
        -- a state too old to say how things stood at the start
        not needs_no_start and end_state <> 'missing'
        and coalesce(start_state = 'missing' or start_date_used < first_day - $near::integer, true)
            as lacks_start
    from periods
),

grown as (
    select
        *,
        case
            when needs_no_start then end_numerator
            when not lacks_start then end_numerator - start_numerator
        end as numerator,
        case
            when needs_no_start then end_denominator
            when not lacks_start then end_denominator - start_denominator
        end as denominator
    from judged
),

answers as (
    select 'place' as kind, * from grown
    union all by name
    select
        'total' as kind, period, indicator, part, any_value(is_count) as is_count,
        sum(numerator) filter (denominator is not null) as numerator,
        sum(denominator) filter (numerator is not null) as denominator,
        count(*) filter (numerator is not null and denominator is not null) as places,
        count(*) filter (lacks_start) as places_without_start, max(end_date_used) as end_date_used,
        bool_or(approximate) as approximate, bool_or(contradiction) as contradiction
    from grown
    group by period, indicator, part
),

told as (
    select
        *,
        case
            when is_state then end_value
            when numerator is not null and denominator is not null
                then figure_value(is_count, numerator, denominator)
        end as value,
        case
            when lacks_start then 'no_start'
            when is_state then end_state
            else figure_state(is_count, numerator, denominator)
        end as state
    from answers
)

select
    now.* exclude (
        period, first_day, end_numerator, end_denominator, end_value, end_state, start_numerator,
        start_denominator, start_state, is_state, is_count, needs_no_start, lacks_start, is_new_term
    ),
    coalesce(now.is_new_term and not now.is_state, false) as is_new_term, coalesce(before.numerator < $small_base, true) as is_small,
    before.numerator as before_numerator, before.denominator as before_denominator, before.value as before_value,
    before.state as before_state, now.numerator - before.numerator as change,
    if(is_small, null, ratio(change, before.numerator)) as growth
from told as now
left join told as before
    on
        before.period = 'before' and now.kind = before.kind and now.indicator = before.indicator
        and row(now.part, now.province, now.city, now.county, now.level)
        is not distinct from row(before.part, before.province, before.city, before.county, before.level)
where now.period = 'now'
order by now.kind, now.indicator, now.county_order nulls last, now.province, now.city, now.county, now.part
