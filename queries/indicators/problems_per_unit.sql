-- One row per round report: problems found over units inspected (villages apart).
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    null::varchar as part, problems_found as numerator, units_inspected as denominator
from rounds
