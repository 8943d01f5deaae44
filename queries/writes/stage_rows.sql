-- One row per row of the submissions being checked: the columns of report, and dates (date field → as
-- precise as typed). Equal figures, equal hash: texts, dates and their order do not count.
create or replace temp table checked as
with hashes as (
    select submission_id, row_no, bit_xor(hash(field, figure)) as figures_hash
    from checked_figure
    group by submission_id, row_no
)

select staged.*, coalesce(hashes.figures_hash, 0) as figures_hash
from staged
left join hashes using (submission_id, row_no)
