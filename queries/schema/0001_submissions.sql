-- What was sent, by whom, and what became of it. Nothing here is ever rewritten but the state.
create sequence submission_id_seq;
create table submission (
    submission_id bigint primary key default nextval('submission_id_seq'),
    sha256 varchar not null,
    file_name varchar not null,
    size_bytes bigint not null,
    state varchar not null check (
        state in ('received', 'checked', 'submitted', 'accepted', 'returned', 'withdrawn')
    ),
    sender varchar not null,
    received_by varchar not null,
    received_at timestamp not null,
    decided_at timestamp,
    findings varchar not null default '[]'
);
create index submission_sha256 on submission (sha256);

create table submission_log (
    submission_id bigint not null,
    logged_at timestamp not null,
    actor varchar not null,
    action varchar not null,
    from_state varchar,
    to_state varchar,
    note varchar not null default ''
);

-- One row: raised by every committed write, so that caches know when to forget.
create table data_version (version bigint not null);
insert into data_version values (0);
