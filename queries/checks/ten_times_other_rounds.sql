-- One row per figure of a round ten times as large as any of the county's other rounds, three or more.
-- explain: checks.ten_times_other_rounds
-- about: other_rounds
-- unless: money_in_yuan, ten_times_last_report
with others as (
    select
        mine.submission_id,
        mine.row_no,
        known_figure.field,
        max(known_figure.figure) as most
    from known as mine
    inner join standing
        on
            mine.submission_id = standing.submission_id
            and mine.province = standing.province
            and mine.city = standing.city
            and mine.county = standing.county
            and mine.level = standing.level
            and standing.stream = 'rounds'
            and standing.scope = '本轮'
            and mine.report_key <> standing.report_key
    inner join known_figure on standing.known_id = known_figure.known_id
    where mine.stream = 'rounds' and mine.scope = '本轮' and mine.row_no is not null
    group by all
    having count(*) >= 3
)

select
    checked_figure.submission_id,
    checked_figure.row_no,
    checked_figure.field,
    checked_figure.figure_text,
    plain_number(others.most) as most_text
from checked_figure
inner join others using (submission_id, row_no, field)
where
    checked_figure.type in ('count', 'money')
    and others.most >= 5
    and checked_figure.figure >= 10 * others.most
