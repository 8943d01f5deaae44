-- One row per report and part behind a figure: its numbers, why it does not count (NULL: it counts),
-- where it is from.
{figures},

mended as (
    select submission_id, sheet, place, map_from_entries(list(row(field, typed))) as typed
    from (
        select submission_id, sheet, place, field, max_by(typed, correction_id) as typed
        from main.correction
        group by all
    )
    group by all
),

reasons as (
    select submission_id, sheet, map_from_entries(list(row(cell, words))) as words
    from (
        select submission_id, sheet, cell, max_by(words, explanation_id) as words
        from main.explanation
        group by all
    )
    group by all
)

select
    counted.indicator, counted.part,
    counted.province, counted.city, counted.county, counted.level, counted.term_no,
    counted.report_id, counted.scope, counted.round_first, counted.round_last,
    counted.inspection_type, counted.batch, counted.supervision_form, counted.start_date,
    counted.period_start, counted.as_of_date, counted.numerator, counted.denominator,
    counted.basis, counted.is_approximate as approximate, counted.is_contradicted as contradiction,
    coalesce(
        counted.left_out_why, if(shown.state = 'missing', 'other_part_missing', null)
    ) as why,
    figure_value(counted.is_count, counted.numerator, counted.denominator) as value,
    figure_state(counted.is_count, counted.numerator, counted.denominator) as state,
    submission.file_name as file, submission.sha256, submission.sender, submission.received_by,
    report.accepted_at, report.sheet, report.place, report.source, report.source_row,
    [
        {
            'field': entry.key, 'sheet': entry.value.sheet, 'cell': entry.value.cell,
            'raw': entry.value.raw, 'approximate': entry.value.approximate,
            'corrected_by': entry.value.corrected_by,
            'corrected_to': mended.typed[entry.key], 'reason': reasons.words[entry.value.cell]
        }
        for entry in map_entries(report.provenance)
        if list_contains(definition.fields, entry.key)
    ] as cells
from counted
inner join definition using (indicator, asked_part)
inner join shown
    on
        (counted.indicator, counted.province, counted.city, counted.county, counted.level)
        = (shown.indicator, shown.province, shown.city, shown.county, shown.level)
        and counted.part is not distinct from shown.part
        and counted.term_no is not distinct from shown.term_no
        -- a year is compared with the term, never added to it
        and (counted.term_group = shown.term_group or counted.left_out_why = 'year')
inner join main.report on counted.report_id = report.report_id
inner join main.submission on report.submission_id = submission.submission_id
left join mended
    on
        report.submission_id = mended.submission_id
        and report.sheet = mended.sheet and report.place = mended.place
left join reasons
    on report.submission_id = reasons.submission_id and report.sheet = reasons.sheet
order by
    shown.county_order nulls last, counted.county, why is not null,
    counted.round_last nulls last, counted.as_of_date, counted.report_id
