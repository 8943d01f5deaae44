-- One row per row of several rounds that says it is of one.
-- must_fix: checks.span_needs_scope
-- about: row
select
    submission_id,
    row_no,
    'round_no' as field,
    plain_rounds(round_first, round_last) as rounds_text
from checked
where stream = 'rounds' and scope = '本轮' and round_last > round_first
