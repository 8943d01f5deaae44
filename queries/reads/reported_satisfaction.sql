-- One row per report that gives a rate of satisfaction without the votes behind it: the rate as printed,
-- and the cell it stands in. Such a rate is shown as reported and never added up.
{figures}

select
    counted.province, counted.city, counted.county, counted.level, shown.county_order,
    counted.term_no, counted.report_id, counted.round_first, counted.round_last,
    counted.as_of_date, report.satisfaction_rate as rate,
    report.provenance['satisfaction_rate'].sheet as sheet,
    report.provenance['satisfaction_rate'].cell as cell,
    report.provenance['satisfaction_rate'].raw as typed
from counted
inner join shown
    on
        (counted.province, counted.city, counted.county, counted.level)
        = (shown.province, shown.city, shown.county, shown.level)
        and counted.term_no is not distinct from shown.term_no
        and counted.term_group = shown.term_group
inner join main.report on counted.report_id = report.report_id
where left_out_why = 'not_known' and report.satisfaction_rate is not null
order by
    shown.county_order nulls last, counted.province, counted.city, counted.county,
    counted.round_last nulls last, counted.as_of_date, counted.report_id
