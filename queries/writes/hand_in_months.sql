-- The months that a submission reports on, county by county, and the day it was handed in.
insert into handed_in by name
select distinct
    $submission_id::bigint as submission_id, province, city, county,
    date_trunc('month', as_of_date)::date as month, $handed_in_on::date as handed_in_on
from checked
where submission_id = $submission_id and level = '县' and city <> '' and as_of_date is not null
on conflict do nothing
