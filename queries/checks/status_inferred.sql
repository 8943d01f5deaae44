-- One row per sheet whose stages were left blank in some rows and read from the dates.
-- notice: checks.status_inferred
-- about: cell
select
    submission_id,
    min(row_no) as row_no,
    'round_status' as field,
    count(*)::varchar as rows_text
from checked
where is_status_inferred and source is null
group by submission_id, sheet
