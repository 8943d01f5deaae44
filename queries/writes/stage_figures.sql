-- One row per figure (count, money, percent) of a row being checked, blanks left out.
create or replace temp table checked_figure as
with entries as (
    select submission_id, row_no, stream, unnest(map_entries(cells)) as entry
    from checked
)

select
    entries.submission_id,
    entries.row_no,
    entries.stream,
    expected.field,
    expected.type,
    try_cast(entry.value.value as double) as figure,
    entry.value.value as figure_text,
    entry.value.approximate as is_approximate
from entries
inner join expected
    on
        entries.stream = expected.stream
        and entry.key = expected.field
        and expected.type in ('count', 'money', 'percent')
where try_cast(entry.value.value as double) is not null
