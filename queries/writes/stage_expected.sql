-- One row per field of the field list: what may be blank, and from which stage on it may not.
create or replace temp table expected as
select expected.*
from (
    select unnest(
        from_json(
            $fields::json, '[{"stream": "VARCHAR", "field": "VARCHAR", "need": "VARCHAR"}]'
        )
    ) as expected
)
