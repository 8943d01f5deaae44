-- One row: the finding is set aside, unless it is already, with facts that still hold.
insert into set_aside (
    kind, indicator, province, city, county, term_no, size, least, greatest, facts, as_of_date,
    reason, set_aside_by, set_aside_at
)
select
    $kind, $indicator, $province, $city, $county, $term_no, $size, $least, $greatest, $facts, $as_of_date,
    $reason, $by, $at
where not exists (
    from set_aside
    where
        (kind, indicator, province, city, county) = ($kind, $indicator, $province, $city, $county)
        and term_no is not distinct from $term_no
        and taken_back_at is null
        and $size::double between least and greatest
)
returning set_aside_id
