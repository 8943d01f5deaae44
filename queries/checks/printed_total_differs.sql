-- One row per printed total (level 合计) that differs from the sum of the other rows of its city.
-- notice: checks.printed_total_differs
-- about: sheet
with figures(field) as (
    values
        ('units_inspected'), ('villages_inspected'), ('problems_found'), ('clues_transferred'),
        ('cases_filed'), ('persons_disciplined'), ('persons_to_judiciary'), ('money_total')
),

counted as (
    select
        checked.submission_id, checked.city, checked.level, checked.term_no, checked.scope,
        checked.round_first, checked.round_last, checked.as_of_date, checked.row_no, figures.field,
        checked_figure.figure
    from checked
    cross join figures
    left join checked_figure
        on
            checked.submission_id = checked_figure.submission_id
            and checked.row_no = checked_figure.row_no
            and figures.field = checked_figure.field
    -- of published figures a total and its parts are of several sources
    where
        checked.stream = 'rounds'
        and checked.source is null
        and checked.submission_id in (from checked select submission_id where level = '合计')
),

own as (
    select
        submission_id, city, term_no, scope, round_first, round_last, as_of_date, field,
        sum(figure) as own_sum
    from counted
    where level <> '合计'
    group by all
    having count(*) > 1 and count(figure) = count(*)
)

select
    printed.submission_id,
    printed.row_no,
    printed.field,
    plain_number(printed.figure) as printed_text,
    plain_number(own.own_sum) as own_text
from counted as printed
inner join own
    on
        printed.submission_id = own.submission_id
        and printed.city = own.city
        and printed.term_no is not distinct from own.term_no
        and printed.scope = own.scope
        and printed.round_first is not distinct from own.round_first
        and printed.round_last is not distinct from own.round_last
        and printed.as_of_date = own.as_of_date
        and printed.field = own.field
where printed.level = '合计' and abs(printed.figure - own.own_sum) > 0.005
