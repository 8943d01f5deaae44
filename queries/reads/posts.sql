-- One row per place: the posts of the office and of the groups, and those filled, in the newest plan
-- that knows them. A side that has no posts of its own (未单独核编) is not applicable, not 0.
{figures}

select
    shown.province, shown.city, shown.county, shown.level, shown.county_order, shown.term_no,
    counted.report_id, counted.as_of_date,
    report.posts_office, report.filled_office, report.posts_groups, report.filled_groups,
    list_contains(counted.not_applicable, 'posts_office') as no_office_posts,
    list_contains(counted.not_applicable, 'posts_groups') as no_group_posts
from shown
inner join counted
    on
        (counted.province, counted.city, counted.county, counted.level)
        = (shown.province, shown.city, shown.county, shown.level)
        and counted.term_no is not distinct from shown.term_no
        and counted.term_group = shown.term_group
        and counted.left_out_why is null
inner join main.report on counted.report_id = report.report_id
order by shown.county_order nulls last, shown.province, shown.city, shown.county, shown.level
