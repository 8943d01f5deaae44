-- One row per round report: interviews over units inspected.
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    null::varchar as part, interviews as numerator, units_inspected as denominator
from rounds
