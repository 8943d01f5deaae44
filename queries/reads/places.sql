-- One row per place, level and term with reports up to as_of: how many, of which kinds, and the newest.
select
    report.province, report.city, report.county, report.level, report.term_no,
    county.register_order as county_order,
    count(*) as reports,
    list(distinct stream) as streams,
    max(as_of_date) as as_of_date
from report_known as report
left join main.county using (province, city, county)
where as_of_date <= as_of()
group by
    report.province, report.city, report.county, report.level, report.term_no, county_order
order by county_order nulls last, report.province, report.city, report.county, report.level,
    report.term_no nulls last
