-- One row per round report: due problems rectified of the problems due.
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    null::varchar as part, problems_due_rectified as numerator, problems_due as denominator
from rounds
