-- One row per beginning or end of a term that lies more than a month from where it was last reported.
-- explain: checks.term_dates_changed
-- about: plan
with told as (
    select
        checked.submission_id, checked.row_no, checked.dates,
        unnest([
            {'field': 'term_start', 'told': checked.term_start, 'before': earlier.term_start},
            {'field': 'term_end', 'told': checked.term_end, 'before': earlier.term_end}
        ]) as one
    from checked
    inner join earlier using (submission_id, row_no)
    where checked.stream = 'plan'
)

select
    submission_id,
    row_no,
    one.field as field,
    dates[one.field] as date_text,
    one.before::varchar as earlier_text
from told
-- a month typed for a day is no other date
where abs(one.told - one.before) > 31
