-- A sheet on its way to the office: whose it is, how and when it came, what was mended and explained.
alter table submission add column county_code varchar default '';
alter table submission add column origin varchar default 'command';
alter table submission add column handed_in_at timestamp;
create index submission_county on submission (county_code);

-- What was read of a file that somebody may still mend; the file itself stays as it was sent.
create table draft (submission_id bigint primary key, reading varchar not null);

-- A cell that was put right by hand; the latest counts.
create sequence correction_id_seq;
create table correction (
    correction_id bigint primary key default nextval('correction_id_seq'),
    submission_id bigint not null,
    row_no integer not null,
    sheet varchar not null, place varchar not null, field varchar not null,
    typed varchar not null,
    corrected_by varchar not null,
    corrected_at timestamp not null
);

-- Why a figure is right although a rule asks about it; the latest counts.
create sequence explanation_id_seq;
create table explanation (
    explanation_id bigint primary key default nextval('explanation_id_seq'),
    submission_id bigint not null,
    rule varchar not null, sheet varchar not null, cell varchar not null,
    words varchar not null,
    explained_by varchar not null,
    explained_at timestamp not null
);
