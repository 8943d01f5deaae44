-- One row per detail that is larger than what it is a detail of: possible, but worth a word.
-- explain: checks.detail_exceeds_whole
-- about: row
-- unless: part_exceeds_whole
with pairs(field, other_field) as (
    values
        ('groups', 'inspectors'),
        ('units_departments', 'units_inspected'),
        ('units_townships', 'units_inspected'),
        ('units_enterprises', 'units_inspected'),
        ('problems_policy', 'problems_found'),
        ('problems_conduct', 'problems_found'),
        ('problems_organisation', 'problems_found'),
        ('problems_fed_back', 'problems_found'),
        ('problems_fixed_on_site', 'problems_found'),
        ('problems_due', 'problems_fed_back'),
        ('problems_rectified', 'problems_fed_back'),
        ('problems_rectified', 'problems_found'),
        ('units_published', 'units_inspected'),
        ('units_rechecked', 'units_inspected'),
        ('problems_rechecked', 'problems_fed_back'),
        ('clues_transferred', 'clues_found'),
        ('clues_concluded', 'clues_transferred'),
        ('clues_fast', 'clues_transferred'),
        ('clues_by_data', 'clues_found'),
        ('matters_resolved', 'matters_flagged'),
        ('persons_disciplined_section', 'persons_disciplined'),
        ('persons_disciplined_heads', 'persons_disciplined'),
        ('money_confiscated', 'money_total'),
        ('money_loss_recovered', 'money_total')
)

select
    part.submission_id,
    part.row_no,
    pairs.field,
    pairs.other_field,
    part.figure_text as part_text,
    whole.figure_text as whole_text
from pairs
inner join checked_figure as part on part.stream = 'rounds' and pairs.field = part.field
inner join checked_figure as whole
    on
        part.submission_id = whole.submission_id
        and part.row_no = whole.row_no
        and pairs.other_field = whole.field
where part.figure > whole.figure
