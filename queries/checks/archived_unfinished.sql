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
    part.figure_text as part_text,
    whole.figure_text as whole_text
from checked
cross join pairs
inner join checked_figure as part
    on
        checked.submission_id = part.submission_id
        and checked.row_no = part.row_no
        and pairs.field = part.field
inner join checked_figure as whole
    on
        checked.submission_id = whole.submission_id
        and checked.row_no = whole.row_no
        and pairs.other_field = whole.field
where
    checked.stream = 'rounds'
    and checked.round_status = '已归档'
    and part.figure < whole.figure
