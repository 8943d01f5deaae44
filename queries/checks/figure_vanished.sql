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
where
    -- the column is there; what could not be read has a finding of its own
    checked.cells[before.field] is not null
    and checked.cells[before.field].value is null
    and not regexp_matches(
        replace(checked.cells[before.field].raw, '无', ''), '[\p{L}\p{N}]'
    )
