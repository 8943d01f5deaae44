-- One row per indicator, part and place: the text that reads of term figures begin with, after counted.sql.
{counted},

summed as (
    select
        indicator, asked_part, part, province, city, county, level, term_no, term_group,
        sum(numerator) filter (counts) as numerator,
        sum(denominator) filter (counts) as denominator,
        string_agg(distinct basis, ',') filter (counts) as basis,
        coalesce(bool_or(is_approximate) filter (counts), false) as approximate,
        coalesce(bool_or(is_contradicted) filter (counts), false) as contradiction,
        count(distinct report_id) filter (counts) as reports,
        count(distinct report_id) filter (left_out_why = 'not_known') as left_out,
        coalesce(
            max(missing_rounds) filter (len(missing_rounds) > 0 and (counts or not is_state)), []
        ) as missing_rounds,
        max(as_of_date) filter (counts) as as_of_date,
        bool_or(left_out_why = 'not_known' and not is_state) as is_partial,
        -- which of several groups speaks for a term: one that adds up, else the newest
        row(
            coalesce(term_no, 0), term_group not like '单列 %',
            max(row(as_of_date, accepted_at, report_id)) filter (not is_state)
        ) as precedence,
        string_agg(distinct source, '；') filter (counts) as source
    from (select *, left_out_why is null as counts from counted)
    where term_group not like '年度 %'
    group by indicator, asked_part, part, province, city, county, level, term_no, term_group
),

latest_group as (
    select
        indicator, asked_part, province, city, county, level, max(precedence) as latest
    from summed
    group by all
),

latest_term as (
    select summed.*
    from summed
    inner join latest_group using (indicator, asked_part, province, city, county, level)
    where precedence = latest
),

placed as (
    select
        definition.indicator, coalesce(part, nullif(asked_part, '')) as part, places.*, county.register_order as county_order,
        term_no, coalesce(term_group, '') as term_group,
        numerator, denominator, figure_value(is_count, numerator, denominator) as value,
        is_count, side,
        basis, coalesce(approximate, false) as approximate,
        coalesce(contradiction, false) as contradiction,
        coalesce(reports, 0) as reports, coalesce(left_out, 0) as left_out,
        coalesce(missing_rounds, []) as missing_rounds,
        coalesce(
            accumulate = 'plan' and value is not null and (len(missing_rounds) > 0 or is_partial),
            false
        ) as lower_bound,
        coalesce(is_share and numerator > denominator, false) as to_verify,
        as_of_date, source,
        figure_state(is_count, numerator, denominator) as state
    from (select distinct province, city, county, level from report_known) as places
    cross join definition
    left join latest_term using (indicator, asked_part, province, city, county, level)
    left join main.county using (province, city, county)
),

shown as (
    select *
    from placed
    where
        ($level is null or level = $level)
        and ($counties is null or list_contains($counties, county))
)
