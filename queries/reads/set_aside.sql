-- One row per finding that was set aside in what the cursor may see, the newest first.
select *, taken_back_at is null as stands
from set_aside
where
    (getvariable('province') is null or province = getvariable('province'))
    and (getvariable('city') is null or city = getvariable('city'))
    and is_in_sight(province, city, county)
order by set_aside_id desc
