-- One row per stationed period and form: bodies covered on site of the bodies supervised.
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    null::varchar as part, bodies_covered as numerator, bodies_supervised as denominator
from stationed
