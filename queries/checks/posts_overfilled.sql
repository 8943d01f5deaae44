-- One row per establishment with more persons than posts.
-- notice: checks.posts_overfilled
-- about: row
with pairs(stream, field, other_field) as (
    values
        ('plan', 'filled_office', 'posts_office'),
        ('plan', 'filled_groups', 'posts_groups'),
        ('stationed', 'filled', 'posts')
)

select
    filled.submission_id,
    filled.row_no,
    pairs.field,
    pairs.other_field,
    filled.figure_text as filled_text,
    posts.figure_text as posts_text
from pairs
inner join checked_figure as filled on pairs.stream = filled.stream and pairs.field = filled.field
inner join checked_figure as posts
    on
        filled.submission_id = posts.submission_id
        and filled.row_no = posts.row_no
        and pairs.other_field = posts.field
where filled.figure > posts.figure
