-- One row per indicator, part and place (kind: place), and one per indicator and part (kind: total):
-- the figure for the term to date of the latest term, and the sum over the places that have both parts.
{figures},

totals as (
    select
        indicator, part, any_value(side) as side,
        sum(numerator) filter (state <> 'missing') as numerator,
        sum(denominator) filter (state <> 'missing') as denominator,
        figure_value(
            any_value(is_count),
            sum(numerator) filter (state <> 'missing'),
            sum(denominator) filter (state <> 'missing')
        ) as value,
        count(*) filter (state <> 'missing') as places,
        count(*) filter (state = 'missing') as missing_places,
        sum(reports)::bigint as reports,
        sum(left_out)::bigint as left_out,
        bool_or(approximate) as approximate,
        bool_or(contradiction) as contradiction,
        bool_or(lower_bound) as lower_bound,
        string_agg(distinct basis, ',') as basis,
        max(as_of_date) as as_of_date,
        figure_state(
            any_value(is_count),
            sum(numerator) filter (state <> 'missing'),
            sum(denominator) filter (state <> 'missing')
        ) as state
    from shown
    group by indicator, part
),

answers as (
    select 'place' as kind, * from shown
    union all by name
    select 'total' as kind, * from totals
),

-- a difference of two ratios has a value and no parts of its own
differences as (
    select
        minuend.* replace (
            null as part, null as numerator, null as denominator,
            minuend.value - subtrahend.value as value,
            if(minuend.value is null or subtrahend.value is null, 'missing', 'value') as state
        )
    from answers as minuend
    inner join answers as subtrahend
        on
            minuend.kind = subtrahend.kind and minuend.indicator = subtrahend.indicator
            and row(minuend.province, minuend.city, minuend.county, minuend.level)
            is not distinct from
            row(subtrahend.province, subtrahend.city, subtrahend.county, subtrahend.level)
    where minuend.side = 'minuend' and subtrahend.side = 'subtrahend'
)

select * exclude (is_count, side) from answers
union all by name
select * exclude (is_count, side) from differences
order by
    kind, indicator, county_order nulls last, province, city, county, level, part nulls first
