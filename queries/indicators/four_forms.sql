-- One row per round report and part: one form of all four, in 人次.
with summed as (
    select *, form_1 + form_2 + form_3 + form_4 as whole from rounds
)

select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    'form_1' as part, form_1 as numerator, whole as denominator
from summed
union all by name
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    'form_2' as part, form_2 as numerator, whole as denominator
from summed
union all by name
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    'form_3' as part, form_3 as numerator, whole as denominator
from summed
union all by name
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    'form_4' as part, form_4 as numerator, whole as denominator
from summed
