-- One row per report that is of an earlier day than one that has been accepted already.
-- explain: checks.as_of_before_last
-- about: last_report
with newest as (
    select
        submission_id,
        row_no,
        own_date,
        max(as_of_date) as newest_date,
        bool_or(as_of_date = own_date) as is_of_a_day_told
    from told_before
    where not is_own
    group by all
)

select
    submission_id,
    row_no,
    if(checked.stream = 'stationed', 'period_end', 'as_of_date') as field,
    newest.own_date::varchar as as_of_text,
    newest.newest_date::varchar as newest_text
from newest
inner join checked using (submission_id, row_no)
where
    newest.own_date < newest.newest_date
    -- a day that was reported is put right, which same_day_other_figures asks about
    and not newest.is_of_a_day_told
