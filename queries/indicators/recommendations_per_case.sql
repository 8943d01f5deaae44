-- One row per stationed period and form: written recommendations over cases filed.
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    null::varchar as part, recommendations as numerator, cases_filed as denominator
from stationed
