-- One row per 回头看 all of whose units, or villages, count as inspected for the first time.
-- explain: checks.revisit_adds_coverage
-- about: row
with fields(field, other_field) as (
    values
        ('units_first_inspected', 'units_inspected'),
        ('villages_first_inspected', 'villages_inspected')
)

select checked.submission_id, checked.row_no, fields.field, first_told.figure_text
from checked
cross join fields
inner join checked_figure as first_told
    on
        checked.submission_id = first_told.submission_id
        and checked.row_no = first_told.row_no
        and fields.field = first_told.field
inner join checked_figure as all_told
    on
        checked.submission_id = all_told.submission_id
        and checked.row_no = all_told.row_no
        and fields.other_field = all_told.field
where
    checked.stream = 'rounds'
    and checked.inspection_type = '回头看'
    and first_told.figure > 0
    and first_told.figure = all_told.figure
