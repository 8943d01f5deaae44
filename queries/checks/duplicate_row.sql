-- One row per row that reports, in the same file, what an earlier row already reports for that day.
-- must_fix: checks.duplicate_row
with earlier as (
    select
        *,
        first_value(place) over same_report as earlier_place,
        first_value(sheet) over same_report as earlier_sheet,
        row_number() over same_report as turn
    from checked
    where county <> ''
    window same_report as (
        partition by
            submission_id, stream, province, city, county, level, term_no, scope,
            round_first, round_last, inspection_type, batch, supervision_form, period_start,
            if(scope = '年度', start_date, null), as_of_date,
            -- rounds without a number are told apart by their source, or by their start
            if(round_first is null, coalesce(source_row, start_date::varchar), null)
        order by row_no
    )
)

select submission_id, row_no, 'county' as field, earlier_sheet, earlier_place
from earlier
where turn > 1
