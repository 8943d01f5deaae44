-- One row per round with more persons detained, or handed to the judiciary, than cases and persons filed.
-- explain: checks.measures_exceed_filed
-- about: row
with measures(field) as (
    values ('persons_detained'), ('persons_to_judiciary')
)

select
    checked.submission_id,
    checked.row_no,
    measures.field,
    checked_figure.figure_text,
    greatest(checked.cases_filed, checked.persons_filed)::varchar as filed_text
from checked
cross join measures
inner join checked_figure
    on
        checked.submission_id = checked_figure.submission_id
        and checked.row_no = checked_figure.row_no
        and measures.field = checked_figure.field
where
    checked.stream = 'rounds'
    and checked_figure.figure > greatest(checked.cases_filed, checked.persons_filed)
    -- one case may have several persons
    and (checked.persons_filed is not null or checked_figure.figure > 3 * checked.cases_filed)
