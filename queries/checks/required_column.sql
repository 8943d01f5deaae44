-- One row per sheet and column that is not there, though its rows have reached the stage that needs it.
-- explain: checks.required_column
-- about: sheet
with stages(stage, reached) as (
    values ('进驻中', 1), ('已反馈', 2), ('整改中', 3), ('已归档', 4)
)

select
    checked.submission_id,
    min(checked.row_no) as row_no,
    expected.field,
    count(*)::varchar as rows_text
from checked
inner join stages as now on now.stage = coalesce(checked.round_status, '进驻中')
inner join expected on checked.stream = expected.stream
inner join stages as needed on needed.stage = expected.need and needed.reached <= now.reached
where checked.source is null and checked.cells[expected.field] is null
group by checked.submission_id, checked.sheet, expected.field
