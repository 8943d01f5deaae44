-- One row per county: how many of its counts of ten and more end in 0 or 5. Of five endings one by chance.
select
    'digits_heaped' as kind, province, city, county,
    count(*) as looked_at,
    count(*) filter (figure % 5 = 0) as hits
from signal_figure
where figure >= 10 and not is_approximate
group by province, city, county
having count(*) >= 20
