-- One row per stationed period and form: cases filed of the clues handled, both in 件.
-- Where only the clues found are reported they stand in for those handled, and basis says so.
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    null::varchar as part,
    cases_filed as numerator,
    coalesce(clues_handled, clues_found) as denominator,
    if(clues_handled is null and clues_found is not null, 'clues_found', null) as basis
from stationed
