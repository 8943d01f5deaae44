-- One row per round report: flagged matters resolved of the matters flagged.
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    null::varchar as part, matters_resolved as numerator, matters_flagged as denominator
from rounds
