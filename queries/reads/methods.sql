-- One row per indicator, way of grouping (kind: method, type) and group: the sums over single rounds of
-- everything in view (grain: all), of each place (place), and of each round (round).
{counted},

single_rounds as (
    select
        counted.*, report.methods, coalesce(county.register_order, 0) as county_order
    from counted
    inner join main.report as report using (report_id)
    left join main.county as county
        on
            counted.province = county.province and counted.city = county.city
            and counted.county = county.county
    where
        counted.scope = '本轮'
        and counted.level = $level
        and ($counties is null or list_contains($counties, counted.county))
    qualify
        coalesce(counted.term_no, 0) = max(coalesce(counted.term_no, 0)) over (
            partition by counted.province, counted.city, counted.county
        )
),

-- a round of several methods stands in each of their groups
grouped as (
    select
        *,
        'method' as kind,
        trim(unnest(list_distinct(string_split(coalesce(methods, ''), '、')))) as group_name
    from single_rounds
    union all by name
    select *, 'type' as kind, inspection_type as group_name from single_rounds
),

sums as (
    select
        indicator, kind, group_name, part, level, province, city, county, county_order, term_no,
        report_id, round_first, round_last, inspection_type, methods,
        case
            when grouping(report_id) = 0 then 'round'
            when grouping(county) = 0 then 'place'
            else 'all'
        end as grain,
        count(distinct report_id) as rounds,
        count(distinct report_id) filter (not is_known) as left_out,
        sum(numerator) filter (is_known) as numerator,
        sum(denominator) filter (is_known) as denominator,
        any_value(is_count) as is_count,
        bool_or(is_share) as is_share,
        string_agg(distinct basis, ',') filter (is_known) as basis,
        coalesce(bool_or(is_approximate) filter (is_known), false) as approximate,
        coalesce(bool_or(is_contradicted) filter (is_known), false) as contradiction,
        max(as_of_date) as as_of_date
    from grouped
    group by grouping sets (
        (indicator, kind, group_name, part, level),
        (indicator, kind, group_name, part, level, province, city, county, county_order, term_no),
        (
            indicator, kind, group_name, part, level, province, city, county, county_order,
            term_no, report_id, round_first, round_last, inspection_type, methods
        )
    )
)

select
    * exclude (is_count, is_share),
    figure_value(is_count, numerator, denominator) as value,
    figure_state(is_count, numerator, denominator) as state,
    coalesce(is_share and numerator > denominator, false) as to_verify
from sums
order by grain, indicator, kind, group_name, county_order, province, city, county, round_last, report_id
