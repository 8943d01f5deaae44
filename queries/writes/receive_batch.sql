-- One row per submission of a batch, as it stands when all was done to it.
insert into submission by name
select entry.*
from (
    select unnest(from_json($rows::json, '[{
        "submission_id": "bigint", "sha256": "varchar", "file_name": "varchar",
        "size_bytes": "bigint", "state": "varchar", "sender": "varchar", "received_by": "varchar",
        "received_at": "timestamp", "handed_in_at": "timestamp", "decided_at": "timestamp",
        "findings": "varchar"
    }]')) as entry
)
