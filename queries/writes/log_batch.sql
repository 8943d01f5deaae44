-- One row per thing that was done with a submission of a batch, in the order it was done.
insert into submission_log by name
select entry.*
from (
    select unnest(from_json($rows::json, '[{
        "submission_id": "bigint", "logged_at": "timestamp", "actor": "varchar",
        "action": "varchar", "from_state": "varchar", "to_state": "varchar"
    }]')) as entry
)
