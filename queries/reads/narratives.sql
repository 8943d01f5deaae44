-- One row per county of $city: its newest account in words (情况说明) of $since to as_of.
select
    report.county, county.register_order as county_order, report_id, as_of_date, practices,
    typical_cases, difficulties, advice, source, submission.file_name as file
from report_known as report
inner join main.submission using (submission_id)
left join main.county using (province, city, county)
where
    stream = 'narrative' and as_of_date <= as_of() and level = '县'
    and ($since::date is null or as_of_date >= $since::date)
    and province = $province and city = $city
qualify row_number() over (
    partition by report.county order by as_of_date desc, accepted_at desc, report_id desc
) = 1
order by county_order nulls last, report.county
