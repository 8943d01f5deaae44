-- One row: the new submission's number.
insert into submission (
    sha256, file_name, size_bytes, state, sender, received_by, received_at, findings
)
values ($sha256, $file_name, $size_bytes, 'received', $sender, $actor, $at, $findings)
returning submission_id
