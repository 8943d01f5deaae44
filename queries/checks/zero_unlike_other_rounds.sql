-- One row per zero of a round where the county's other rounds, three or more, all had ten and more.
-- explain: checks.zero_unlike_other_rounds
-- about: other_rounds
-- unless: figure_falls, figures_all_zero
with zeros as (
    select checked_figure.field, mine.*
    from checked_figure
    inner join known as mine using (submission_id, row_no)
    where
        checked_figure.figure = 0
        -- what a round brings by itself; outcomes take time and begin at zero
        and checked_figure.field in ('problems_found', 'problems_fed_back', 'clues_transferred')
        and mine.stream = 'rounds'
        and mine.scope = '本轮'
        and mine.round_status <> '进驻中'
)

select
    zeros.submission_id,
    zeros.row_no,
    zeros.field,
    plain_number(min(known_figure.figure)) as least_text
from zeros
inner join standing
    on
        zeros.submission_id = standing.submission_id
        and zeros.place_key = standing.place_key
        and standing.stream = 'rounds'
        and standing.scope = '本轮'
        and zeros.inspection_type = standing.inspection_type
        and zeros.report_key <> standing.report_key
inner join known_figure
    on standing.known_id = known_figure.known_id and zeros.field = known_figure.field
group by zeros.submission_id, zeros.row_no, zeros.field
having count(*) >= 3 and min(known_figure.figure) >= 10
