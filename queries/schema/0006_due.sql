-- For which months a county handed in, and on which day: what being on time is judged by.
create table handed_in (
    submission_id bigint not null,
    province varchar not null, city varchar not null, county varchar not null,
    month date not null,
    handed_in_on date not null,
    primary key (submission_id, province, city, county, month)
);
-- One row: the day of the following month by which a month's sheet is due.
create table office_reporting (due_day integer not null);
insert into office_reporting values (5);
