-- One row per number for a submission that is about to be received.
select nextval('submission_id_seq') as submission_id
from range($count::bigint)
