-- One row per text that bears the mark of a classified paper: nothing classified may be entered.
-- must_fix: checks.secret_mark
-- about: cell
with texts as (
    select submission_id, row_no, field, value as told
    from checked_cell
    where
        field in ('remarks', 'practices', 'typical_cases', 'difficulties', 'advice')
        and value is not null
)

select
    submission_id,
    row_no,
    field,
    regexp_extract(told, '(绝密|机密|秘密)\s*(★|☆|级|文件|材料|件)') as mark_text
from texts
where regexp_matches(told, '(绝密|机密|秘密)\s*(★|☆|级|文件|材料|件)')
