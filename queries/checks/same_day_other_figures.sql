-- One row per report of a day that was reported already, with other figures: put right, or not moved on?
-- explain: checks.same_day_other_figures
-- about: last_report
with newest as (
    select report_key, as_of_date, max_by(figures_hash, row(accepted_at, report_id)) as figures_hash
    from known
    where report_id is not null
    group by report_key, as_of_date
)

select
    known.submission_id,
    known.row_no,
    if(known.stream = 'stationed', 'period_end', 'as_of_date') as field,
    known.as_of_date::varchar as as_of_text
from known
inner join newest on known.report_key = newest.report_key and known.as_of_date = newest.as_of_date
where known.row_no is not null and known.figures_hash <> newest.figures_hash
