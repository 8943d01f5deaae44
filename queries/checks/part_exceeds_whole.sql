-- One row per part that is larger than its whole, both printed exactly.
-- must_fix: checks.part_exceeds_whole
-- about: row
with pairs(stream, field, other_field) as (
    values
        ('rounds', 'inspectors_seconded', 'inspectors'),
        ('rounds', 'villages_first_inspected', 'villages_inspected'),
        ('rounds', 'problems_rectified', 'problems_fed_back'),
        ('rounds', 'problems_due', 'problems_fed_back'),
        ('rounds', 'problems_due_rectified', 'problems_due'),
        ('rounds', 'problems_due_rectified', 'problems_rectified'),
        ('rounds', 'problems_not_rectified', 'problems_rechecked'),
        ('rounds', 'clues_to_discipline', 'clues_transferred'),
        ('rounds', 'clues_concluded', 'clues_transferred'),
        ('rounds', 'units_published', 'units_inspected'),
        ('rounds', 'votes_satisfied', 'votes_returned'),
        ('rounds', 'matters_resolved', 'matters_flagged'),
        ('stationed', 'bodies_covered', 'bodies_supervised'),
        ('stationed', 'subordinate_covered', 'subordinate_bodies'),
        ('stationed', 'clues_self_found', 'clues_handled'),
        ('stationed', 'cases_administrative', 'cases_filed'),
        ('stationed', 'persons_disciplined', 'county_persons_disciplined')
)

select
    part.submission_id,
    part.row_no,
    pairs.field,
    pairs.other_field,
    part.figure_text as part_text,
    whole.figure_text as whole_text
from pairs
inner join checked_figure as part on pairs.stream = part.stream and pairs.field = part.field
inner join checked_figure as whole
    on
        part.submission_id = whole.submission_id
        and part.row_no = whole.row_no
        and pairs.other_field = whole.field
where
    part.figure > whole.figure
    -- 约20 of 19 may be no mistake: detail_exceeds_whole asks about that
    and not part.is_approximate
    and not whole.is_approximate
    -- what was begun in one year may be brought to its end in the next
    and not (
        pairs.field in (
            'problems_rectified', 'problems_due', 'clues_concluded', 'units_published',
            'matters_resolved'
        )
        and row(part.submission_id, part.row_no) in (
            select row(submission_id, row_no) from checked where scope = '年度'
        )
    )
