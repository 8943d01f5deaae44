-- One row per round report (villages inspected for the first time) and per state of the plan (villages in it).
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    null::varchar as part, villages_first_inspected as numerator, null::bigint as denominator
from rounds
union all by name
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    null::varchar as part, null::bigint as numerator, villages_planned as denominator
from plan
