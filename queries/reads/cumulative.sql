-- One row per indicator, part and report that counts, in the order of the rounds: the term's figure so far.
{counted},

counting as (
    select
        *,
        sum(numerator) over so_far as numerator_so_far,
        if(accumulate = 'plan', max(denominator) over whole_term, sum(denominator) over so_far)
            as denominator_so_far
    from counted
    where left_out_why is null
    window
        whole_term as (
            partition by indicator, part, province, city, county, level, term_no, term_group
        ),
        so_far as (
            partition by indicator, part, province, city, county, level, term_no, term_group
            order by round_last nulls last, as_of_date, report_id
        )
),

steps as (
    select * from counting where accumulate <> 'latest' and not is_state
    union all by name
    -- what is a state has no sum so far: each report is its own step
    select *, numerator as numerator_so_far, denominator as denominator_so_far
    from counted
    where accumulate = 'latest' and is_known
)

select
    indicator, part, province, city, county, level, county.register_order as county_order, term_no,
    term_group, report_id, scope, round_first, round_last, start_date, period_start, as_of_date,
    numerator_so_far as numerator, denominator_so_far as denominator,
    figure_value(is_count, numerator_so_far, denominator_so_far) as value,
    basis, is_approximate as approximate, is_contradicted as contradiction, missing_rounds, source,
    accumulate = 'plan' and len(missing_rounds) > 0 as lower_bound,
    figure_state(is_count, numerator_so_far, denominator_so_far) as state
from steps
left join main.county using (province, city, county)
where
    ($level is null or level = $level)
    and ($counties is null or list_contains($counties, county))
order by
    indicator, county_order nulls last, province, city, county, level, term_no, round_last nulls last,
    as_of_date, report_id, part
