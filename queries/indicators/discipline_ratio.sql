-- One row per round report: persons disciplined (人) over clues handed over (件).
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    null::varchar as part, persons_disciplined as numerator, clues_transferred as denominator
from rounds
