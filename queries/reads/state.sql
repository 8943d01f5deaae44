-- One row: the state of a submission; none where there is no such submission.
select state
from submission
where submission_id = $submission_id
