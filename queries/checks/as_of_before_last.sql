-- One row per report that is of an earlier day than one that has been accepted already.
-- explain: checks.as_of_before_last
-- about: last_report
with newest as (
    select report_key, max(as_of_date) as newest_date
    from known
    where report_id is not null
    group by report_key
)

select
    known.submission_id,
    known.row_no,
    if(known.stream = 'stationed', 'period_end', 'as_of_date') as field,
    known.as_of_date::varchar as as_of_text,
    newest.newest_date::varchar as newest_text
from known
inner join newest on known.report_key = newest.report_key
where
    known.row_no is not null
    and known.as_of_date < newest.newest_date
    -- a day that was reported is put right, which same_day_other_figures asks about
    and not exists (
        from known as same
        where
            same.report_id is not null
            and same.report_key = known.report_key
            and same.as_of_date = known.as_of_date
    )
