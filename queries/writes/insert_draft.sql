-- One row: the number of a new submission that may still be mended.
insert into submission (
    sha256, file_name, size_bytes, state, sender, received_by, received_at, county_code, origin
)
values (
    $sha256, $file_name, $size_bytes, 'received', $sender, $received_by, $at, $county_code, $origin
)
returning submission_id
