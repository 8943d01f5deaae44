-- One row per round report: satisfied votes of the votes returned.
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    null::varchar as part, votes_satisfied as numerator, votes_returned as denominator
from rounds
