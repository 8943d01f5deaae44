-- One row per sheet and column that is not there, though its rows have reached the stage that needs it.
-- explain: checks.required_column
-- about: sheet
with stages(stage, reached) as (
    values ('进驻中', 1), ('已反馈', 2), ('整改中', 3), ('已归档', 4)
),

needed_field as (
    select expected.stream, expected.field, now.stage
    from expected
    inner join stages as needed on needed.stage = expected.need
    inner join stages as now on needed.reached <= now.reached
)

select
    checked.submission_id,
    min(checked.row_no) as row_no,
    needed_field.field,
    count(*)::varchar as rows_text
from checked
inner join needed_field
    on
        checked.stream = needed_field.stream
        and needed_field.stage = coalesce(checked.round_status, '进驻中')
anti join checked_cell
    on
        checked.submission_id = checked_cell.submission_id
        and checked.row_no = checked_cell.row_no
        and needed_field.field = checked_cell.field
where checked.source is null
group by checked.submission_id, checked.sheet, needed_field.field
