-- One row per establishment with more persons than posts.
-- notice: checks.posts_overfilled
-- about: plan
with pairs(stream, field, other_field) as (
    values
        ('plan', 'filled_office', 'posts_office'),
        ('plan', 'filled_groups', 'posts_groups'),
        ('stationed', 'filled', 'posts')
)

select
    checked.submission_id,
    checked.row_no,
    pairs.field,
    pairs.other_field,
    checked.cells[pairs.field].value as filled_text,
    checked.cells[pairs.other_field].value as posts_text
from checked
inner join pairs on checked.stream = pairs.stream
where
    try_cast(checked.cells[pairs.field].value as bigint)
    > try_cast(checked.cells[pairs.other_field].value as bigint)
