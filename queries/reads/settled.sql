-- One row per field of a row being checked that stands as it was last accepted (writes/stage_settled).
select submission_id, row_no, field
from settled
