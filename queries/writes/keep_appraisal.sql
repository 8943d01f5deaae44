-- One row: a result as it stands, to be shown again word for word.
insert into appraisal (
    version, as_of_date, known_at, province, city, content, kept_by, kept_at
)
values ($version, $as_of_date, $known_at, $province, $city, $content, $by, $at)
returning appraisal_id
