-- One row per round, or period of stationed supervision, of more than a year: a year mistyped?
-- explain: checks.round_too_long
-- about: row
select
    submission_id,
    row_no,
    if(stream = 'rounds', 'end_date', 'period_end') as field,
    if(stream = 'rounds', 'start_date', 'period_start') as other_field,
    coalesce(dates['start_date'], dates['period_start']) as start_text,
    coalesce(dates['end_date'], dates['period_end']) as end_text
from checked
where
    source is null
    and case stream
        when 'rounds' then scope = '本轮' and end_date - start_date > 370
        when 'stationed' then period_end - period_start > 370
    end
