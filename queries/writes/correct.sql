-- Keep what somebody typed in the place of a cell.
insert into correction (
    submission_id, row_no, sheet, place, field, typed, corrected_by, corrected_at
)
values ($submission_id, $row_no, $sheet, $place, $field, $typed, $by, $at)
