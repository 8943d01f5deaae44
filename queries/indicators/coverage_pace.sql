-- One row per report and part: coverage as in coverage.sql, and the days of the term gone at the report.
with terms as (
    select
        province, city, county, level, term_no,
        max(row(as_of_date, accepted_at, report_id, term_start, term_end)) as latest
    from plan
    where term_start is not null and term_end > term_start
    group by all
),

dated as (
    select reports.*, latest[4] as begins, latest[5] as ends
    from (
        select * exclude (missing_rounds) from rounds
        union all by name
        select * exclude (missing_rounds) from plan
    ) as reports
    left join terms
        on
            reports.province = terms.province and reports.city = terms.city
            and reports.county = terms.county and reports.level = terms.level
            and reports.term_no is not distinct from terms.term_no
)

select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    'coverage' as part, units_first_inspected as numerator, null::bigint as denominator
from rounds
union all by name
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    'coverage' as part, null::bigint as numerator, units_planned as denominator
from plan
union all by name
select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    'elapsed' as part,
    if(ends is null, null, greatest(0, least(as_of_date, ends) - begins)) as numerator,
    ends - begins as denominator
from dated
