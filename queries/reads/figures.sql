-- One row per indicator, part and place (kind: place), and one per indicator and part (kind: total):
-- the figure for the term to date of the latest term, and the sum over the places that have both parts.
{figures},

totals as (
    select
        indicator, part,
        sum(numerator) filter (state <> 'missing')::bigint as numerator,
        sum(denominator) filter (state <> 'missing')::bigint as denominator,
        ratio(
            sum(numerator) filter (state <> 'missing'), sum(denominator) filter (state <> 'missing')
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
        case
            when bool_and(state = 'missing') then 'missing'
            when coalesce(sum(denominator) filter (state <> 'missing'), 0) = 0 then 'not_applicable'
            else 'value'
        end as state
    from shown
    group by indicator, part
)

select 'place' as kind, * from shown
union all by name
select 'total' as kind, * from totals
order by
    kind, indicator, county_order nulls last, province, city, county, level, part
