-- One row per plan whose numbers are not those of its last report: each change has a reason.
-- explain: checks.plan_changed
-- about: plan
with fields(field) as (
    values ('units_planned'), ('villages_planned'), ('rounds_planned')
)

select
    checked.submission_id,
    checked.row_no,
    now_told.field,
    now_told.figure_text,
    plain_number(before.figure) as earlier_text,
    earlier.as_of_date::varchar as earlier_date_text
from checked
cross join fields
inner join earlier using (submission_id, row_no)
inner join checked_figure as now_told
    on
        checked.submission_id = now_told.submission_id
        and checked.row_no = now_told.row_no
        and fields.field = now_told.field
inner join known_figure as before
    on earlier.known_id = before.known_id and fields.field = before.field
where checked.stream = 'plan' and now_told.figure <> before.figure
