-- One row per stationed period and form: clues the stationed groups found themselves of the clues they handled.
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    null::varchar as part, clues_self_found as numerator, clues_handled as denominator
from stationed
