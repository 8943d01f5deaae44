-- One row per round report of a county: of its monthly sheets due in the last twelve months, those in time.
-- For which months a sheet is, its as_of_date says when it is handed in (writes/hand_in_months.sql).
with kept as (
    select
        province, city, county, '县' as level,
        count(*) filter (state = 'on_time') as on_time,
        count(*) as due
    from due_month
    group by all
)

select
    rounds.stream, rounds.province, rounds.city, rounds.county, rounds.level, rounds.term_no,
    rounds.round_first, rounds.round_last, rounds.report_id,
    null::varchar as part,
    kept.on_time as numerator,
    kept.due as denominator
from rounds
left join kept using (province, city, county, level)
