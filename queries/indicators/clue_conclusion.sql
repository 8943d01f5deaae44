-- One row per round report: clues concluded of the clues handed over, both in 件.
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    null::varchar as part, clues_concluded as numerator, clues_transferred as denominator
from rounds
