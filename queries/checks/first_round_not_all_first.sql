-- One row per first round of a term in which some units were not inspected for the first time.
-- explain: checks.first_round_not_all_first
-- about: row
select
    submission_id,
    row_no,
    'units_first_inspected' as field,
    units_first_inspected::varchar as first_text,
    units_inspected::varchar as whole_text
from checked
where
    stream = 'rounds'
    and source is null
    and scope = '本轮'
    and round_first = 1
    and inspection_type = '常规'
    and batch = ''
    and units_first_inspected < units_inspected
