-- One row per round whose departments, townships and enterprises, all given, leave units over.
-- notice: checks.unit_kinds_below_inspected
-- about: row
with summed as (
    select
        submission_id, row_no, units_inspected,
        units_departments + units_townships + units_enterprises as kinds
    from checked
    where stream = 'rounds'
)

select
    submission_id,
    row_no,
    'units_inspected' as field,
    units_inspected::varchar as whole_text,
    kinds::varchar as kinds_text,
    (units_inspected - kinds)::varchar as rest_text
from summed
where kinds < units_inspected
