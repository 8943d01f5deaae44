-- Every report of a submission is marked as withdrawn; what was known before stays known.
update report
set withdrawn_at = $at
where submission_id = $submission_id and withdrawn_at is null
