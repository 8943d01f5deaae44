-- One row per accepted submission that other bytes under the same name, of the same sender, replace.
select submission_id
from submission
where
    sender = $sender
    and file_name = $file_name
    and sha256 <> $sha256
    and state = 'accepted'
order by submission_id
