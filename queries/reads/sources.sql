-- One row per source that reports give for their figures, with how many reports it stands behind.
select
    source, count(*) as reports, min(as_of_date) as first_date, max(as_of_date) as as_of_date
from report_known
where source is not null
group by source
order by source
