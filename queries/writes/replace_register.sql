-- Bring the county table up to the register that the program came with. A county that is no longer
-- in it stays: what it reported stands beside the others still.
insert or replace into county by name
select entry.* from (
    select unnest(from_json($rows::json, '[{
        "code": "varchar", "province": "varchar", "city": "varchar", "county": "varchar",
        "register_order": "integer", "former_names": "varchar"
    }]')) as entry
)
