-- One row per county and sheet in which, for a later day, every figure is as it was last reported.
-- notice: checks.unchanged_since_last
-- about: last_report
select
    mine.submission_id,
    min(mine.row_no) as row_no,
    'county' as field,
    max(earlier.as_of_date)::varchar as earlier_date_text
from known as mine
inner join checked
    on mine.submission_id = checked.submission_id and mine.row_no = checked.row_no
left join earlier
    on mine.submission_id = earlier.submission_id and mine.row_no = earlier.row_no
where mine.row_no is not null and mine.stream in ('rounds', 'stationed')
group by mine.submission_id, checked.sheet, mine.place_key
having
    bool_and(coalesce(mine.figures_hash = earlier.figures_hash, false))
    and bool_or(not earlier.is_own)
