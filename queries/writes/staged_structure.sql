-- One row: the columns of a staged row, as from_json wants them; those of report and four of its own.
with columns as (
    select column_name, data_type
    from duckdb_columns()
    where
        table_name = 'report'
        and column_name not in (
            'report_id', 'provenance', 'figures_hash', 'accepted_at', 'withdrawn_at'
        )
    union all
    values
        ('row_no', 'BIGINT'),
        ('is_status_inferred', 'BOOLEAN'),
        ('has_counties', 'BOOLEAN'),
        (
            'cells',
            'MAP(VARCHAR, STRUCT(sheet VARCHAR, cell VARCHAR, raw VARCHAR, value VARCHAR, '
            || 'approximate BOOLEAN, corrected_by VARCHAR))'
        )
)

select json_array(json_group_object(column_name, data_type))::varchar as structure
from columns
