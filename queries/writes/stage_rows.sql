-- One row per row of the submissions being checked: the columns of report, dates (date field → as precise
-- as typed), and what it is compared by: its place, and the hash of its figures and nothing but figures.
-- Hashed twice: hash(a, b) is of a and b apart, so that equal figures of two fields would cancel out.
create or replace temp table checked as
with hashes as (
    select submission_id, row_no, bit_xor(hash(hash(field, figure))) as figures_hash
    from checked_figure
    group by submission_id, row_no
)

select
    staged.*,
    coalesce(hashes.figures_hash, 0) as figures_hash,
    hash(row(province, city, county, level)) as place_key
from staged
left join hashes using (submission_id, row_no)
