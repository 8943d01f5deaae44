-- One row per round report: cases filed of the clues handed to the discipline commission.
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    null::varchar as part, cases_filed as numerator, clues_to_discipline as denominator
from rounds
