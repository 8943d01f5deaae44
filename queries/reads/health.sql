-- One row: how the store stands.
select
    (select version from data_version) as data_version,
    (select max(name) from schema_migration) as schema_version,
    (select count(*) from report) as reports,
    (select count(*) from submission) as submissions
