-- One row per blank cell without which nobody knows what is reported, or for which day.
-- must_fix: checks.key_blank
-- about: cell
select checked.submission_id, checked.row_no, expected.field
from checked
inner join expected
    on checked.stream = expected.stream and expected.need = 'key'
where
    checked.cells[expected.field].value is null
    -- a mark (/ or —) is as good as blank; what could not be read has a finding of its own
    and not regexp_matches(replace(checked.cells[expected.field].raw, '无', ''), '[\p{L}\p{N}]')
    -- a source vouches for all but the place and the day
    and (
        checked.source is null
        or expected.field in ('county', 'as_of_date', 'period_end')
    )
    -- 专项 and 机动 may have no number, and a term to date or a year has none
    and not (
        expected.field = 'round_no'
        and (checked.inspection_type in ('专项', '机动') or checked.scope <> '本轮')
    )
