-- One row per reported row whose figures claim to be of a day that has not come.
-- must_fix: checks.as_of_in_future
-- about: cell
with dated as (
    select
        submission_id,
        row_no,
        if(stream = 'stationed', 'period_end', 'as_of_date') as field,
        dates[if(stream = 'stationed', 'period_end', 'as_of_date')] as as_of_text
    from checked
)

select submission_id, row_no, field, as_of_text
from dated
-- This month and this year are no future, though their last day has not come.
where as_of_text > left(current_date::varchar, length(as_of_text))
