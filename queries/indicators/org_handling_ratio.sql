-- One row per round report: persons handled organisationally over clues handed over.
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    null::varchar as part, persons_org_handled as numerator, clues_transferred as denominator
from rounds
