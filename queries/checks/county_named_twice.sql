-- One row per county that a file writes in more than one way; they were taken as one.
-- notice: checks.county_named_twice
-- about: sheet
with named as (
    select
        submission_id,
        county,
        min_by(cells['county'].raw, row_no) as first_text,
        list({'row_no': row_no, 'name': cells['county'].raw} order by row_no) as written
    from checked
    where county <> '' and level = '县' and source is null and cells['county'].raw <> ''
    group by submission_id, province, city, county
    having count(distinct cells['county'].raw) > 1
),

others as (
    select
        submission_id,
        county as county_text,
        first_text,
        list_filter(written, lambda one: one.name <> first_text)[1] as other
    from named
)

select
    submission_id,
    other.row_no as row_no,
    'county' as field,
    county_text,
    first_text,
    other.name as other_text
from others
