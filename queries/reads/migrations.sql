-- One row per migration this store has had, in order.
select name from schema_migration order by name
