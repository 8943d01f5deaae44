-- One row per round report: persons disciplined over cases filed.
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    null::varchar as part, persons_disciplined as numerator, cases_filed as denominator
from rounds
