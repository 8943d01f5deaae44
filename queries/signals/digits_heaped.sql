-- One row per county: how many of its counts of ten and more end in 0 or 5. Of five endings one by chance.
-- A number that stands in a report several times (found, fed back, due) is one number.
select
    'digits_heaped' as kind, province, city, county,
    count(*) as looked_at,
    count(*) filter (figure % 5 = 0) as hits
from (
    select distinct province, city, county, report_id, figure
    from signal_figure
    where figure >= 10 and not is_approximate
)
group by province, city, county
having count(*) >= 20
