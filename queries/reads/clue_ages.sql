-- One row per report that counts in its county's term, or would if it told both parts: its clues handed
-- over, concluded and still open, since when, by which date, and how old they are at the as-of date.
{figures}

select
    counted.province, counted.city, counted.county, counted.level, shown.county_order,
    counted.term_no, counted.report_id, counted.scope, counted.round_first, counted.round_last,
    counted.inspection_type, counted.batch, counted.as_of_date,
    report.clues_transferred as transferred, report.clues_concluded as concluded,
    report.clue_persons as persons,
    counted.numerator as still_open,
    clues_since(report.transfer_date, report.feedback_date, report.end_date) as since_date,
    clues_since_field(report.transfer_date, report.feedback_date, report.end_date) as since_field,
    if(left_out_why is null, clue_age(since_date), 'unknown') as age,
    counted.is_approximate as approximate, counted.is_contradicted as contradiction
from counted
inner join shown
    on
        (counted.province, counted.city, counted.county, counted.level)
        = (shown.province, shown.city, shown.county, shown.level)
        and counted.term_no is not distinct from shown.term_no
        and counted.term_group = shown.term_group
inner join main.report on counted.report_id = report.report_id
where left_out_why is null or left_out_why = 'not_known'
order by
    shown.county_order nulls last, counted.province, counted.city, counted.county,
    counted.round_last nulls last, counted.as_of_date, counted.report_id
