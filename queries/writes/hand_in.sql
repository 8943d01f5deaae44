-- Remember when a submission was handed in, and what was found in it at that moment.
update submission
set handed_in_at = $at, findings = $findings
where submission_id = $submission_id
