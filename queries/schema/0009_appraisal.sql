-- Points of the score card that were entered by hand, with the reason: the latest of an item, county and
-- year counts (none: taken back), the earlier ones stay. And results as they were kept, word for word.
create sequence appraisal_entry_id_seq;
create table appraisal_entry (
    entry_id bigint primary key default nextval('appraisal_entry_id_seq'),
    version varchar not null, item varchar not null, year integer not null,
    province varchar not null, city varchar not null, county varchar not null,
    points double,
    reason varchar not null,
    entered_by varchar not null, entered_at timestamp not null
);

create sequence appraisal_id_seq;
create table appraisal (
    appraisal_id bigint primary key default nextval('appraisal_id_seq'),
    version varchar not null, as_of_date date not null, known_at timestamp not null,
    province varchar not null, city varchar not null,
    content varchar not null,
    kept_by varchar not null, kept_at timestamp not null
);
