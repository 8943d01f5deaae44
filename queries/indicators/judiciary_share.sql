-- One row per round report: persons handed to the judiciary of the persons disciplined.
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    null::varchar as part, persons_to_judiciary as numerator, persons_disciplined as denominator
from rounds
