-- One row per indicator, part and report of a round that is known (states): since when it ripens.
-- aged.sql begins with this text. The rounds are every report of a single round, not only the newest;
-- the SQL files of the indicators read them under that name.
with rounds as materialized (
    select *, row(
        province, city, county, level, term_no, round_first, inspection_type, batch
    ) as round_key
    from main.report_known
    where
        stream = 'rounds' and scope = '本轮' and round_first = round_last
        and as_of_date <= as_of()
        and ($level is null or level = $level)
        and ($counties is null or list_contains($counties, county))
),

definition as (select one.* from (select unnest($definitions) as one)),

parts as (
{parts}
),

-- clues ripen from the day they were handed over, problems from the day they were fed back
clocks as (
    select
        'clues' as clock, report_id, round_key, as_of_date, accepted_at,
        clues_transferred - clues_concluded as still_open,
        clues_since(transfer_date, feedback_date, end_date) as since_date,
        clues_since_field(transfer_date, feedback_date, end_date) as since_field
    from rounds
    union all by name
    select
        'feedback' as clock, report_id, round_key, as_of_date, accepted_at,
        clues_since(null, feedback_date, end_date) as since_date,
        clues_since_field(null, feedback_date, end_date) as since_field
    from rounds
),

-- a date that was told later holds for the reports before it too
began as (
    select
        clock, round_key,
        max(row(as_of_date, accepted_at, report_id, since_date, since_field))
            filter (since_date is not null) as newest
    from clocks
    group by clock, round_key
),

latest_term as (
    select province, city, county, level, max(term_no) as term_no
    from rounds
    group by province, city, county, level
),

states as (
    select
        parts.* exclude (stream, round_last, basis), clocks.round_key, as_of_date, accepted_at,
        -- what is not concluded, or not put right
        if(clocks.clock = 'clues', still_open, denominator - numerator) as open_count,
        newest[4] as since_date, newest[5] as since_field
    from parts
    inner join definition on parts.indicator = definition.indicator
    inner join clocks on parts.report_id = clocks.report_id and definition.clock = clocks.clock
    inner join began on clocks.clock = began.clock and clocks.round_key = began.round_key
    inner join latest_term using (province, city, county, level)
    where parts.term_no is not distinct from coalesce($term, latest_term.term_no)
)
