-- One row per place with reports that people may mean by $name, with the levels it reports at.
with named as (
    select distinct
        report.province, report.city, report.county, report.level,
        coalesce(string_split(county.former_names, '|'), []) || [report.county] as names
    from report_known as report
    left join main.county using (province, city, county)
),

spelled as (
    select
        * exclude (names),
        unnest(list_concat(names, [short_name(one) for one in names])) as spelling
    from named
)

select province, city, county, list(distinct level) as levels
from spelled
where
    spelling <> ''
    and list_contains(
        [
            spelling, city || spelling, short_name(city) || spelling,
            province || spelling, province || city || spelling,
            province || short_name(city) || spelling
        ],
        $name
    )
group by province, city, county
order by province, city, county
