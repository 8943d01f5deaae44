-- One row per round report and part: problems of one focus of the problems of all three.
with summed as (
    select *, problems_policy + problems_conduct + problems_organisation as whole from rounds
)

select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    'problems_policy' as part, problems_policy as numerator, whole as denominator
from summed
union all by name
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    'problems_conduct' as part, problems_conduct as numerator, whole as denominator
from summed
union all by name
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    'problems_organisation' as part, problems_organisation as numerator, whole as denominator
from summed
