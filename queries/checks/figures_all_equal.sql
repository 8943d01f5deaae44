-- One row per report whose figures, six or more, are all the same: a cell dragged along the row?
-- explain: checks.figures_all_equal
-- about: row
select
    submission_id,
    row_no,
    'county' as field,
    count(*)::varchar as figures_text,
    plain_number(max(figure)) as figure_text
from checked_figure
where type <> 'percent'
group by submission_id, row_no
having count(*) >= 6 and max(figure) = min(figure) and max(figure) > 0
