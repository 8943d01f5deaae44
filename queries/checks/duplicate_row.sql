-- One row per row that reports, in the same file, what an earlier row already reports for that day.
-- must_fix: checks.duplicate_row
-- about: sheet
with alike as (
    select
        submission_id,
        list({'row_no': row_no, 'sheet': sheet, 'place': place} order by row_no) as told
    from checked
    where county <> ''
    group by
        submission_id, stream, place_key, term_no, scope,
        round_first, round_last, inspection_type, batch, supervision_form, period_start,
        if(scope = '年度', start_date, null), as_of_date,
        -- rounds without a number are told apart by their source, or by their start
        if(round_first is null, coalesce(source_row, start_date::varchar), null)
    having count(*) > 1
),

again as (
    select submission_id, told[1] as earlier, unnest(told[2:]) as later
    from alike
)

select
    submission_id,
    later.row_no as row_no,
    'county' as field,
    earlier.sheet as earlier_sheet,
    earlier.place as earlier_place
from again
