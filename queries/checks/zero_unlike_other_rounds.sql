-- One row per zero of a round where the county's other rounds, three or more, all had ten and more.
-- explain: checks.zero_unlike_other_rounds
-- about: other_rounds
-- unless: figure_falls, figures_all_zero
with others as (
    select
        mine.submission_id,
        mine.row_no,
        known_figure.field,
        min(known_figure.figure) as least
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
            and mine.inspection_type = standing.inspection_type
            and mine.report_key <> standing.report_key
    inner join known_figure on standing.known_id = known_figure.known_id
    where
        mine.stream = 'rounds' and mine.scope = '本轮' and mine.row_no is not null
        -- what a round brings by itself; outcomes take time and begin at zero
        and known_figure.field in ('problems_found', 'problems_fed_back', 'clues_transferred')
        and mine.round_status <> '进驻中'
    group by all
    having count(*) >= 3
)

select
    checked_figure.submission_id,
    checked_figure.row_no,
    checked_figure.field,
    plain_number(others.least) as least_text
from checked_figure
inner join others using (submission_id, row_no, field)
where checked_figure.figure = 0 and others.least >= 10
