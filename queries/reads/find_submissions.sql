-- One row per hash whose bytes stand already, sent in or accepted: the first such submission.
select sha256, min(submission_id) as submission_id
from submission
where
    sha256 in (select unnest($hashes::varchar[]))
    and state in ('submitted', 'accepted')
group by sha256
