-- One row per round report: seconded inspectors of all inspectors of the round.
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    null::varchar as part, inspectors_seconded as numerator, inspectors as denominator
from rounds
