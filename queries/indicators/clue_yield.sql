-- One row per round report: clues handed over, of the problems found.
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    null::varchar as part, clues_transferred as numerator, problems_found as denominator
from rounds
