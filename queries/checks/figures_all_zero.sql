-- One row per report whose figures, five or more, are all zero: nothing yet is blank, not zero.
-- explain: checks.figures_all_zero
-- about: row
select submission_id, row_no, 'county' as field, count(*)::varchar as figures_text
from checked_figure
where type <> 'percent'
group by submission_id, row_no
having count(*) >= 5 and max(figure) = 0 and min(figure) = 0
