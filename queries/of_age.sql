-- One row per round report: its clues that are handed over, not concluded and of one age; else none.
with open_clues as (
    select
        stream, province, city, county, level, term_no, round_first, round_last, report_id,
        clues_transferred - clues_concluded as still_open,
        clue_age(clues_since(transfer_date, feedback_date, end_date)) as age
    from rounds
)

select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    null::varchar as part,
    if(age = '{age}' or still_open is null, still_open, 0) as numerator,
    numerator as denominator
from open_clues
