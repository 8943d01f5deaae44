-- One row per count or sum of money that no county could have: a slip of the keyboard.
-- must_fix: checks.figure_implausible
-- about: cell
select submission_id, row_no, field, figure_text
from checked_figure
-- a hundred million persons or matters, or a trillion yuan
where type in ('count', 'money') and abs(figure) >= 100000000
