-- One row per round that inspected more units first and again than it inspected at all.
-- must_fix: checks.first_and_again_exceed_inspected
-- about: row
select
    submission_id,
    row_no,
    if(units_first_inspected > units_inspected or units_revisited is null,
        'units_first_inspected', 'units_revisited') as field,
    coalesce(cells['units_first_inspected'].value, '—') as first_text,
    coalesce(cells['units_revisited'].value, '—') as again_text,
    cells['units_inspected'].value as whole_text
from checked
where
    stream = 'rounds'
    and coalesce(units_first_inspected, 0) + coalesce(units_revisited, 0) > units_inspected
