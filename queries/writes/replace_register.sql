-- Make the county table the register that the program came with.
insert or replace into county by name
select entry.* from (
    select unnest(from_json($rows::json, '[{
        "code": "varchar", "province": "varchar", "city": "varchar", "county": "varchar",
        "register_order": "integer", "former_names": "varchar"
    }]')) as entry
)
