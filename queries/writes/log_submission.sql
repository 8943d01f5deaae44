-- One row per thing that somebody did with a submission.
insert into submission_log (submission_id, logged_at, actor, action, from_state, to_state, note)
values ($submission_id, $at, $actor, $action, $from_state, $to_state, $note)
