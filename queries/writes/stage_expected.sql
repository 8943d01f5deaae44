-- One row per field of the field list: its type, and from which stage on it may not be blank.
create or replace temp table expected as
select expected.*
from (
    select unnest(
        from_json(
            $fields::json,
            '[{"stream": "VARCHAR", "field": "VARCHAR", "type": "VARCHAR", "need": "VARCHAR"}]'
        )
    ) as expected
)
