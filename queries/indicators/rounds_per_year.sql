-- One row per round report: rounds of the term completed by then, over the days of the term gone.
with terms as (
    select
        province, city, county, level, term_no,
        max(row(as_of_date, accepted_at, report_id, term_start, term_end)) as latest
    from plan
    where term_start is not null and term_end > term_start
    group by all
),

under_way as (
    select
        province, city, county, level, term_no, term_group,
        count(distinct round_last) as round_count
    from rounds
    where why is null and round_status = '进驻中'
    group by all
)

select
    rounds.stream, rounds.province, rounds.city, rounds.county, rounds.level, rounds.term_no,
    rounds.round_first, rounds.round_last, rounds.report_id,
    null::varchar as part,
    -- nobody gave a round a number: how many there were is not known, not 0
    nullif(rounds.round_count, 0) - coalesce(under_way.round_count, 0) as numerator,
    if(latest is null, null, greatest(0, least(as_of_date, latest[5]) - latest[4])) as denominator
from rounds
left join terms
    on
        rounds.province = terms.province and rounds.city = terms.city
        and rounds.county = terms.county and rounds.level = terms.level
        and rounds.term_no is not distinct from terms.term_no
left join under_way
    on
        rounds.province = under_way.province and rounds.city = under_way.city
        and rounds.county = under_way.county and rounds.level = under_way.level
        and rounds.term_no is not distinct from under_way.term_no
        and rounds.term_group = under_way.term_group
