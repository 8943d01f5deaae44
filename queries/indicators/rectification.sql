-- One row per round report: problems rectified of the problems fed back.
-- Where only the problems found are printed they stand in for those fed back, and basis says so.
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    null::varchar as part,
    problems_rectified as numerator,
    coalesce(problems_fed_back, problems_found) as denominator,
    if(problems_fed_back is null and problems_found is not null, 'problems_found', null) as basis
from rounds
