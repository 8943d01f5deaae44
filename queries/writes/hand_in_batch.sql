-- One row per file of a batch, county and month that it reports on: the day it was handed in.
insert into handed_in by name
select distinct
    checked.submission_id, checked.province, checked.city, checked.county,
    date_trunc('month', checked.as_of_date)::date as month, came.entry.handed_in as handed_in_on
from checked
inner join (
    select unnest(from_json($rows::json, '[{
        "submission_id": "bigint", "handed_in": "date"
    }]')) as entry
) as came on checked.submission_id = came.entry.submission_id
where checked.level = '县' and checked.city <> '' and checked.as_of_date is not null
on conflict do nothing
