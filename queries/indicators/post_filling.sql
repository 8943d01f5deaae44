-- One row per plan-and-team report: office and group posts filled of the posts there are.
-- 未单独核编 (no posts of its own) leaves that side out; with neither side there is nothing to fill.
with sides as (
    select
        *,
        not list_contains(not_applicable, 'posts_office') as has_office,
        not list_contains(not_applicable, 'posts_groups') as has_groups
    from plan
)

select
    stream, province, city, county, level, term_no, round_first, round_last, report_id,
    null::varchar as part,
    if(has_office, filled_office, 0) + if(has_groups, filled_groups, 0) as numerator,
    if(has_office, posts_office, 0) + if(has_groups, posts_groups, 0) as denominator
from sides
