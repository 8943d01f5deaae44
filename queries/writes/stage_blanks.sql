-- One row per cell of a row being checked that is blank; a mark (/ or —) is as good as blank, and what
-- could not be read has a finding of its own.
create or replace temp table blank_cell as
select submission_id, row_no, field
from checked_cell
where
    value is null
    and (raw = '' or not regexp_matches(replace(raw, '无', ''), '[\p{L}\p{N}]'))
