-- One row: a submission with the counties and the months that its reports are of; none if there is none.
select
    submission.submission_id, submission.file_name, submission.sha256, submission.state,
    submission.origin, submission.sender, submission.received_by, submission.received_at,
    submission.handed_in_at, submission.decided_at, submission.county_code,
    count(report.report_id) as reports,
    coalesce(list(distinct report.county order by report.county)
        filter (report.county is not null), []) as counties,
    coalesce(list(distinct date_trunc('month', report.as_of_date)::date order by
        date_trunc('month', report.as_of_date)::date)
        filter (report.as_of_date is not null), []) as months
from submission
left join report using (submission_id)
where submission.submission_id = $submission_id
group by all
