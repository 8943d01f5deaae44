-- One row per row of the submissions being checked: the columns of report, and dates (date field →
-- as precise as typed). Equal figures, equal hash: texts, dates and provenance do not count.
create or replace temp table checked as
with counted as (
    select distinct field
    from checked_cell
    where not regexp_matches(field, '^(term|round|period)_|_date$|^(source|remarks)$')
),

figures as (
    select submission_id, row_no, field, try_cast(value as double) as figure
    from checked_cell
    semi join counted using (field)
    where try_cast(value as double) is not null
),

hashes as (
    select
        submission_id,
        row_no,
        hash(list_sort(list({'field': field, 'figure': figure}))) as figures_hash
    from figures
    group by submission_id, row_no
)

select staged.*, coalesce(hashes.figures_hash, hash([])) as figures_hash
from staged
left join hashes using (submission_id, row_no)
