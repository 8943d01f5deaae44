-- One row per round report: clues handed over, over units inspected.
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    null::varchar as part, clues_transferred as numerator, units_inspected as denominator
from rounds
