-- One row per county that a file writes in more than one way; they were taken as one.
-- notice: checks.county_named_twice
-- about: sheet
with named as (
    select
        checked.submission_id,
        checked.county,
        min_by(checked_cell.raw, checked.row_no) as first_text,
        list({'row_no': checked.row_no, 'name': checked_cell.raw} order by checked.row_no) as written
    from checked
    inner join checked_cell
        on
            checked.submission_id = checked_cell.submission_id
            and checked.row_no = checked_cell.row_no
            and checked_cell.field = 'county'
    where
        checked.county <> ''
        and checked.level = '县'
        and checked.source is null
        and checked_cell.raw <> ''
    group by checked.submission_id, checked.province, checked.city, checked.county
    having count(distinct checked_cell.raw) > 1
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
