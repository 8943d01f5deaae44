-- One row per round that inspected more units first and again than it inspected at all.
-- must_fix: checks.first_and_again_exceed_inspected
-- about: row
select
    submission_id,
    row_no,
    if(units_first_inspected > units_inspected or units_revisited is null,
        'units_first_inspected', 'units_revisited') as field,
    coalesce(units_first_inspected::varchar, '—') as first_text,
    coalesce(units_revisited::varchar, '—') as again_text,
    units_inspected::varchar as whole_text
from checked
where
    stream = 'rounds'
    and coalesce(units_first_inspected, 0) + coalesce(units_revisited, 0) > units_inspected
