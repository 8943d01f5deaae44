-- One row per round report: problems fixed on site of the problems found.
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    null::varchar as part, problems_fixed_on_site as numerator, problems_found as denominator
from rounds
