-- One row per figure (count, money, percent) of a row being checked, blanks left out.
create or replace temp table checked_figure as
select
    checked_cell.submission_id,
    checked_cell.row_no,
    checked_cell.stream,
    checked_cell.field,
    expected.type,
    try_cast(checked_cell.value as double) as figure,
    checked_cell.value as figure_text,
    checked_cell.approximate as is_approximate
from checked_cell
inner join expected
    on
        checked_cell.stream = expected.stream
        and checked_cell.field = expected.field
        and expected.type in ('count', 'money', 'percent')
where try_cast(checked_cell.value as double) is not null
