-- One row per stationed period and form: posts that are not filled, of the posts there are.
-- 未单独核编 (no posts of its own), which is said of either number, leaves nothing to fill.
with counted as (
    select *, not list_has_any(not_applicable, ['posts', 'filled']) as has_posts
    from stationed
)

select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    null::varchar as part,
    if(has_posts, posts - filled, 0) as numerator,
    if(has_posts, posts, 0) as denominator
from counted
