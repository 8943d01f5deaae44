-- One row per round whose departments, townships and enterprises together are more than its units.
-- explain: checks.unit_kinds_exceed_inspected
-- about: row
with summed as (
    select
        submission_id, row_no, units_inspected,
        greatest(units_departments, units_townships, units_enterprises) as largest,
        coalesce(units_departments, 0) + coalesce(units_townships, 0)
        + coalesce(units_enterprises, 0) as kinds
    from checked
    where stream = 'rounds'
)

select
    submission_id,
    row_no,
    'units_inspected' as field,
    units_inspected::varchar as whole_text,
    kinds::varchar as kinds_text
from summed
-- where one kind alone is too many, detail_exceeds_whole says which
where kinds > units_inspected and largest <= units_inspected
