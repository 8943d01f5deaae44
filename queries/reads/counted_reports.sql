-- One row per indicator, part, place and report that counts in a figure which has both its parts.
{figures}

select
    counted.indicator, counted.part, counted.province, counted.city, counted.county, counted.level,
    shown.county_order, counted.term_no, counted.report_id, counted.stream, counted.scope,
    counted.round_first, counted.round_last, counted.inspection_type, counted.batch,
    counted.supervision_form, counted.start_date, counted.period_start, counted.as_of_date,
    counted.accepted_at, counted.numerator, counted.denominator, submission.file_name as file
from counted
inner join shown
    on
        (counted.indicator, counted.province, counted.city, counted.county, counted.level)
        = (shown.indicator, shown.province, shown.city, shown.county, shown.level)
        and counted.part is not distinct from shown.part
        and counted.term_no is not distinct from shown.term_no
        and counted.term_group = shown.term_group
inner join main.report on counted.report_id = report.report_id
inner join main.submission on report.submission_id = submission.submission_id
where counted.left_out_why is null and shown.state <> 'missing'
order by
    shown.county_order nulls last, counted.province, counted.city, counted.county, counted.level,
    counted.part nulls first, counted.round_last nulls last, counted.as_of_date, counted.report_id
