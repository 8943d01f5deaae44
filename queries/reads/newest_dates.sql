-- One row per as-of date of reports about rounds or plans up to as_of, newest first, at most $most.
select as_of_date, count(distinct row(province, city, county)) as places
from report_known
where
    as_of_date <= as_of()
    and stream in ('rounds', 'plan')
    and ($level is null or level = $level)
    and ($counties is null or list_contains($counties, county))
group by as_of_date
order by as_of_date desc
limit $most
