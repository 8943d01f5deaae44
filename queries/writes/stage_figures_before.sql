-- One row per figure of a row being checked that its last report (writes/stage_earlier) has too.
create or replace temp table figure_before as
select
    checked_figure.*,
    checked.scope,
    checked.as_of_date,
    known_figure.figure as earlier_figure,
    earlier.as_of_date as earlier_date,
    earlier.is_own
from checked_figure
inner join checked using (submission_id, row_no)
inner join earlier using (submission_id, row_no)
inner join known_figure
    on earlier.known_id = known_figure.known_id and checked_figure.field = known_figure.field
