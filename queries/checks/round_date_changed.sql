-- One row per date of a round that is not the one last reported.
-- explain: checks.round_date_changed
-- about: last_report
-- unless: ends_before_start, dates_out_of_order, date_after_as_of
with told as (
    select
        checked.submission_id, checked.row_no, checked.dates,
        unnest([
            {'field': 'start_date', 'told': checked.start_date, 'before': earlier.start_date},
            {'field': 'end_date', 'told': checked.end_date, 'before': earlier.end_date},
            {'field': 'feedback_date', 'told': checked.feedback_date,
                'before': earlier.feedback_date},
            {'field': 'transfer_date', 'told': checked.transfer_date,
                'before': earlier.transfer_date}
        ]) as one
    from checked
    inner join earlier using (submission_id, row_no)
    where checked.stream = 'rounds' and checked.scope = '本轮'
)

select
    submission_id,
    row_no,
    one.field as field,
    dates[one.field] as date_text,
    one.before::varchar as earlier_text
from told
where
    one.told <> one.before
    -- a month or a year becomes a day: told more exactly, not changed
    and not (
        length(dates[one.field]) < 10
        and left(one.before::varchar, length(dates[one.field])) = dates[one.field]
    )
    and not (
        one.before = if(
            one.field = 'start_date', date_trunc('month', one.before)::date, last_day(one.before)
        )
        and date_trunc('month', one.told) = date_trunc('month', one.before)
    )
