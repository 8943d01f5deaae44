-- One row per blank cell of a figure that had been reported before.
-- explain: checks.figure_vanished
-- about: last_report
select
    checked.submission_id,
    checked.row_no,
    before.field,
    plain_number(before.figure) as earlier_text,
    earlier.as_of_date::varchar as earlier_date_text
from checked
inner join earlier using (submission_id, row_no)
inner join known_figure as before on earlier.known_id = before.known_id
inner join blank_cell
    on
        checked.submission_id = blank_cell.submission_id
        and checked.row_no = blank_cell.row_no
        and before.field = blank_cell.field
