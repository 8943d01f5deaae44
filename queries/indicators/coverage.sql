-- One row per round report (units inspected for the first time) and per state of the plan (units in it).
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    null::varchar as part, units_first_inspected as numerator, null::bigint as denominator
from rounds
union all by name
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    null::varchar as part, null::bigint as numerator, units_planned as denominator
from plan
