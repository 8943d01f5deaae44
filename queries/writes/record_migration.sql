-- Remember that a migration was applied.
insert into schema_migration (name) values ($name)
