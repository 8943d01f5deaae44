-- One row per submission of the same bytes that still stands, or none: sent in, or accepted.
select submission_id, state, file_name, received_at
from submission
where sha256 = $sha256 and state in ('submitted', 'accepted')
order by submission_id
