-- One row per report of a day that was reported already, with other figures: put right, or not moved on?
-- explain: checks.same_day_other_figures
-- about: last_report
with newest as (
    select submission_id, row_no, max_by(figures_hash, told) as figures_hash
    from told_before
    where not is_own and as_of_date = own_date
    group by all
)

select
    submission_id,
    row_no,
    if(checked.stream = 'stationed', 'period_end', 'as_of_date') as field,
    checked.as_of_date::varchar as as_of_text
from newest
inner join checked using (submission_id, row_no)
where checked.figures_hash <> newest.figures_hash
