-- One row per indicator, part and current report: the figure of that report alone, whether or not it
-- counts in its term (left_out_why says so).
{counted}

select
    indicator, part, province, city, county, level, county.register_order as county_order, term_no,
    term_group, report_id, scope, round_first, round_last, inspection_type, batch, supervision_form,
    start_date, period_start, as_of_date,
    numerator, denominator, figure_value(is_count, numerator, denominator) as value,
    basis, is_approximate as approximate, is_contradicted as contradiction,
    coalesce(is_share and numerator > denominator, false) as to_verify,
    left_out_why, missing_rounds, source,
    figure_state(is_count, numerator, denominator) as state
from counted
left join main.county using (province, city, county)
where
    ($level is null or level = $level)
    and ($counties is null or list_contains($counties, county))
order by
    indicator, county_order nulls last, province, city, county, level, term_no, round_last nulls last,
    as_of_date, report_id, part
