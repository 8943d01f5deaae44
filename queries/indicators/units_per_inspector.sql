-- One row per round report: units inspected over inspectors of the round.
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    null::varchar as part, units_inspected as numerator, inspectors as denominator
from rounds
