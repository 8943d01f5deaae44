-- One row per report of the stream: a reported field as a count, which is its own whole.
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    null::varchar as part, {field} as numerator, {field} as denominator
from {stream}
