-- One row per entry of points by hand of a year, known at known_at, the newest first; counts: the one in force.
select
    *,
    row_number() over (
        partition by item, province, city, county order by entered_at desc, entry_id desc
    ) = 1 as counts
from appraisal_entry
where
    year = $year
    and entered_at <= known_at()
    and (getvariable('province') is null or province = getvariable('province'))
    and (getvariable('city') is null or city = getvariable('city'))
    and is_in_sight(province, city, county)
order by entered_at desc, entry_id desc
