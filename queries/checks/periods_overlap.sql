-- One row per stationed period that shares some, not all, of its days with another of the same form.
-- explain: checks.periods_overlap
-- about: other_rounds
select
    checked.submission_id,
    checked.row_no,
    'period_start' as field,
    checked.dates['period_start'] as start_text,
    min(standing.period_start)::varchar as other_start_text,
    max(standing.as_of_date)::varchar as other_end_text
from checked
inner join standing
    on
        checked.submission_id = standing.submission_id
        and checked.place_key = standing.place_key
        and checked.stream = standing.stream
        and checked.supervision_form = standing.supervision_form
        and checked.period_start > standing.period_start
        and checked.period_start <= standing.as_of_date
        and checked.period_end > standing.as_of_date
where checked.stream = 'stationed' and checked.source is null
group by all
