-- One row: what a copy of the store must hold to be whole: data version, reports, and their figures' sum.
select
    (select version from data_version) as version,
    count(*) as reports,
    coalesce(bit_xor(figures_hash), 0) as figures
from main.report
