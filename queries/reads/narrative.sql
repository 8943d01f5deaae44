-- One row: the newest account in words (情况说明) of one county up to as_of; none where it sent none.
select report_id, as_of_date, practices, typical_cases, difficulties, advice, source
from report_known
where
    stream = 'narrative' and as_of_date <= as_of()
    and province = $province and city = $city and county = $county and level = $level
order by as_of_date desc, accepted_at desc, report_id desc
limit 1
