-- One row per report that a corrected one replaces: the same key, the same day, an earlier sheet.
-- What was published stays: another source that differs is a contradiction, not a mistake.
select distinct report.report_id, report.submission_id
from report
inner join checked
    on
        report.province = checked.province and report.city = checked.city
        and report.county = checked.county and report.level = checked.level
        and report.stream = checked.stream and report.scope = checked.scope
        and report.as_of_date = checked.as_of_date
        and report.inspection_type = checked.inspection_type and report.batch = checked.batch
        and report.supervision_form = checked.supervision_form
        and report.term_no is not distinct from checked.term_no
        and report.round_first is not distinct from checked.round_first
        and report.round_last is not distinct from checked.round_last
        and (
            report.stream <> 'stationed'
            or report.period_start is not distinct from checked.period_start
        )
where
    checked.submission_id = $submission_id
    and report.submission_id <> $submission_id
    and report.withdrawn_at is null
    and report.source_row is null
