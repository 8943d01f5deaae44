-- One row per file with reports of one county up to as_of: what it held, and whether it was withdrawn.
select
    submission_id, file_name, submission.sha256, submission.sender,
    list_sort(list(distinct stream)) as streams,
    count(*) as reports,
    max(as_of_date) as as_of_date,
    min(report.accepted_at) as accepted_at,
    coalesce(bool_and(withdrawn_at <= known_at()), false) as is_withdrawn
from main.report
inner join main.submission using (submission_id)
where
    province = $province and city = $city and county = $county and level = $level
    and (is_in_sight(province, city, county))
    and report.accepted_at <= known_at()
    and as_of_date <= as_of()
group by submission_id, file_name, submission.sha256, submission.sender
order by as_of_date desc, accepted_at desc, submission_id desc
