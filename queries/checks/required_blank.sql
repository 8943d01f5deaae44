-- One row per blank cell that a round of this stage is expected to fill.
-- explain: checks.required_blank
-- about: cell
-- unless: figure_vanished
with stages(stage, reached) as (
    values ('进驻中', 1), ('已反馈', 2), ('整改中', 3), ('已归档', 4)
)

select
    checked.submission_id,
    checked.row_no,
    expected.field,
    checked.round_status as stage,
    checked.is_status_inferred as inferred
from checked
inner join stages as now on now.stage = coalesce(checked.round_status, '进驻中')
inner join expected on checked.stream = expected.stream
inner join stages as needed on needed.stage = expected.need and needed.reached <= now.reached
where
    checked.source is null
    and checked.cells[expected.field].value is null
    -- a mark (/ or —) is as good as blank; what could not be read has a finding of its own
    and not regexp_matches(replace(checked.cells[expected.field].raw, '无', ''), '[\p{L}\p{N}]')
