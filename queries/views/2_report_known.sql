-- One row per report accepted, and not withdrawn, at known_at; within the place the cursor is for.
-- `unseen` leaves single reports out: what would the figure be without them?
create or replace view report_known as
select *
from report
where
    accepted_at <= known_at()
    and (withdrawn_at is null or withdrawn_at > known_at())
    and (getvariable('province') is null or province = getvariable('province'))
    and (getvariable('city') is null or city = getvariable('city'))
    and (getvariable('county') is null or county = getvariable('county'))
    and (is_in_sight(province, city, county))
    and (getvariable('unseen') is null or not list_contains(getvariable('unseen'), report_id))
