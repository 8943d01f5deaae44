-- One row: what had been set aside is told again; none where somebody was faster.
update set_aside
set taken_back_by = $by, taken_back_at = $at
where set_aside_id = $number and taken_back_at is null
returning kind, indicator, province, city, county, reason
