-- One row where the submission stood in the state it leaves, none where someone was faster.
update submission
set
    state = $to_state,
    decided_at = if($to_state in ('accepted', 'returned', 'withdrawn'), $at, decided_at)
where submission_id = $submission_id and state = $from_state
returning submission_id
