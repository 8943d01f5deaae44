-- One briefing as it was made; answers with its number.
insert into briefing (
    kind, province, city, county, ask, made_by, made_at, as_of_date, known_at, data_version, points,
    sha256
)
values (
    $kind, $province, $city, $county, $ask, $made_by, $made_at, $as_of, $known_at, $data_version,
    $points, $sha256
)
returning briefing_id
