-- One row per plan whose numbers are not those of its last report: each change has a reason.
-- explain: checks.plan_changed
-- about: plan
select
    submission_id,
    row_no,
    field,
    figure_text,
    plain_number(earlier_figure) as earlier_text,
    earlier_date::varchar as earlier_date_text
from figure_before
where
    stream = 'plan'
    and field in ('units_planned', 'villages_planned', 'rounds_planned')
    and figure <> earlier_figure
