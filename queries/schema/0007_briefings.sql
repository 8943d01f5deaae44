-- Briefings as they were made: what was asked, when, out of what; what each pointed out; and the words
-- that a supervisor put in the place of a sentence. No figure: nothing here raises the data version.
create sequence briefing_id_seq;
create table briefing (
    briefing_id bigint primary key default nextval('briefing_id_seq'),
    kind varchar not null,
    province varchar not null, city varchar not null, county varchar not null,
    ask varchar not null,
    made_by varchar not null, made_at timestamp not null,
    as_of_date date not null, known_at timestamp not null,
    data_version bigint not null,
    points varchar not null,
    sha256 varchar not null
);

-- The latest of a sentence counts; without words it was taken back.
create sequence briefing_edit_id_seq;
create table briefing_edit (
    edit_id bigint primary key default nextval('briefing_edit_id_seq'),
    kind varchar not null,
    province varchar not null, city varchar not null, county varchar not null,
    subject varchar not null, voice varchar not null, language varchar not null,
    sentence varchar not null,
    words varchar,
    facts varchar not null,
    edited_by varchar not null, edited_at timestamp not null
);
