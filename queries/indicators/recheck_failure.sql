-- One row per round report: problems not really rectified of the problems rechecked.
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    null::varchar as part, problems_not_rectified as numerator, problems_rechecked as denominator
from rounds
