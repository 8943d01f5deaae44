-- One row: points entered by hand, beside whatever was entered before.
insert into appraisal_entry (
    version, item, year, province, city, county, points, reason, entered_by, entered_at
)
values ($version, $item, $year, $province, $city, $county, $points, $reason, $by, $at)
returning entry_id
