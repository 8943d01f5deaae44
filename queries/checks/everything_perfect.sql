-- One row per sheet and share that is 100 % in every one of its rows, four or more.
-- notice: checks.everything_perfect
-- about: sheet
with pairs(field, other_field) as (
    values
        ('problems_rectified', 'problems_fed_back'),
        ('clues_concluded', 'clues_transferred'),
        ('votes_satisfied', 'votes_returned')
)

select
    checked.submission_id,
    min(checked.row_no) as row_no,
    pairs.field,
    pairs.other_field,
    count(*)::varchar as rows_text
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
-- a closed round is done with
where checked.stream = 'rounds' and checked.source is null and checked.round_status <> '已归档'
group by checked.submission_id, checked.sheet, pairs.field, pairs.other_field
having
    count(*) >= 4
    and sum(whole.figure) >= 50
    and bool_and(part.figure = whole.figure and whole.figure > 0)
