-- One row per count or sum of money that no county could have: a slip of the keyboard.
-- must_fix: checks.figure_implausible
-- about: cell
select
    checked.submission_id,
    checked.row_no,
    expected.field,
    checked.cells[expected.field].raw as figure_text
from checked
inner join expected
    on checked.stream = expected.stream and expected.type in ('count', 'money')
-- a hundred million persons or matters, or a trillion yuan
where abs(try_cast(checked.cells[expected.field].value as double)) >= 100000000
