-- One row per round that found problems where it inspected nothing.
-- explain: checks.problems_without_inspection
-- about: row
select
    submission_id,
    row_no,
    'units_inspected' as field,
    problems_found::varchar as problems_text
from checked
where
    stream = 'rounds'
    and problems_found > 0
    and units_inspected = 0
    and coalesce(villages_inspected, 0) = 0
