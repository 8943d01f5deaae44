-- Which migrations this store has had, and which views and register it was last given.
create table if not exists schema_migration (
    name varchar primary key,
    applied_at timestamp not null default current_localtimestamp()
);
create table if not exists fingerprint (
    subject varchar primary key,
    fingerprint varchar not null
);
