-- One row per round that is closed though problems or clues of it are still open.
-- explain: checks.archived_unfinished
-- about: row
with pairs(field, other_field) as (
    values ('problems_rectified', 'problems_fed_back'), ('clues_concluded', 'clues_transferred')
)

select
    checked.submission_id,
    checked.row_no,
    pairs.field,
    pairs.other_field,
    checked.cells[pairs.field].value as part_text,
    checked.cells[pairs.other_field].value as whole_text
from checked
cross join pairs
where
    checked.stream = 'rounds'
    and checked.round_status = '已归档'
    and try_cast(checked.cells[pairs.field].value as double)
    < try_cast(checked.cells[pairs.other_field].value as double)
