-- One row per thing that somebody did with a submission, in order.
select logged_at, actor, action, from_state, to_state, note
from submission_log
where submission_id = $submission_id
order by logged_at, rowid
