-- One row per stationed period and form: persons disciplined by the groups of all in the county.
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    null::varchar as part, persons_disciplined as numerator, county_persons_disciplined as denominator
from stationed
