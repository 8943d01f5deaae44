-- One row per round report: units that published their rectification of the units inspected.
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    null::varchar as part, units_published as numerator, units_inspected as denominator
from rounds
