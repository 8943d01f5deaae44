-- What was worth asking about and was set aside, with the reason; it stays so until its facts change:
-- until its size leaves least to greatest. What was taken back is told again; nothing is deleted.
create sequence set_aside_id_seq;
create table set_aside (
    set_aside_id bigint primary key default nextval('set_aside_id_seq'),
    kind varchar not null, indicator varchar not null,
    province varchar not null, city varchar not null, county varchar not null, term_no integer,
    size double not null, least double not null, greatest double not null,
    facts varchar not null, as_of_date date not null,
    reason varchar not null,
    set_aside_by varchar not null, set_aside_at timestamp not null,
    taken_back_by varchar, taken_back_at timestamp
);
