-- One row per staged row of these submissions: it becomes a report, with where each figure stands.
-- $accepted_at: when each of $submission_ids was accepted.
insert into report by name
select
    * exclude (row_no, is_status_inferred, has_counties, dates, place_key),
    ($accepted_at::timestamp[])[list_position($submission_ids::bigint[], submission_id)] as accepted_at
from checked
where submission_id in (select unnest($submission_ids::bigint[]))
