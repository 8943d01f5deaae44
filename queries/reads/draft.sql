-- One row: a submission with what was read of its file, and what was put right and explained since.
with mended as (
    select list({
        'row_no': row_no, 'field': field, 'typed': typed, 'corrected_by': corrected_by
    } order by correction_id) as corrections
    from correction
    where submission_id = $submission_id
),

reasons as (
    select list({
        'rule': rule, 'sheet': sheet, 'cell': cell, 'words': words
    } order by explanation_id) as explanations
    from explanation
    where submission_id = $submission_id
)

select
    submission.file_name, submission.sha256, submission.county_code, submission.state,
    submission.sender, draft.reading,
    coalesce(mended.corrections, []) as corrections,
    coalesce(reasons.explanations, []) as explanations,
    if(handed_in_at is null, null, submission.findings) as findings
from submission
inner join draft using (submission_id)
cross join mended
cross join reasons
where submission.submission_id = $submission_id
