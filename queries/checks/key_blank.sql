-- One row per blank cell without which nobody knows what is reported, or for which day.
-- must_fix: checks.key_blank
-- about: cell
select checked.submission_id, checked.row_no, expected.field
from checked
inner join blank_cell using (submission_id, row_no)
inner join expected
    on
        checked.stream = expected.stream
        and blank_cell.field = expected.field
        and expected.need = 'key'
where
    -- a source vouches for all but the place and the day
    (
        checked.source is null
        or expected.field in ('county', 'as_of_date', 'period_end')
    )
    -- 专项 and 机动 may have no number, and a term to date or a year has none
    and not (
        expected.field = 'round_no'
        and (checked.inspection_type in ('专项', '机动') or checked.scope <> '本轮')
    )
    -- rounds together may be of several types
    and not (expected.field = 'inspection_type' and checked.scope <> '本轮')
