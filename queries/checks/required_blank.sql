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
inner join blank_cell using (submission_id, row_no)
inner join expected on checked.stream = expected.stream and blank_cell.field = expected.field
inner join stages as now on now.stage = coalesce(checked.round_status, '进驻中')
inner join stages as needed on needed.stage = expected.need and needed.reached <= now.reached
where checked.source is null
