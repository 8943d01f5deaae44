-- One row: the columns of a staged row and their types; those of report and three of its own.
with columns as (
    select column_name, column_type
    from (describe report)
    where
        column_name not in (
            'report_id', 'submission_id', 'provenance', 'figures_hash', 'accepted_at', 'withdrawn_at'
        )
    union all
    values
        ('is_status_inferred', 'BOOLEAN'),
        ('has_counties', 'BOOLEAN'),
        ('dates', 'MAP(VARCHAR, VARCHAR)')
)

select json_group_object(column_name, column_type)::varchar as structure
from columns
