-- One row per round report: clues handed over that are not concluded (a count: its whole is the clues).
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    null::varchar as part,
    clues_transferred - clues_concluded as numerator,
    if(clues_concluded is null, null, clues_transferred) as denominator
from rounds
