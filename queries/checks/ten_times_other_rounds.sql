-- One row per figure of a round ten times as large as any of the county's other rounds, three or more.
-- explain: checks.ten_times_other_rounds
-- about: other_rounds
-- unless: money_in_yuan, ten_times_last_report
with rounds as (
    select
        standing.submission_id, standing.place_key, known_figure.field,
        count(*) as rounds_count,
        max(known_figure.figure, 2) as largest,
        arg_max(standing.report_key, known_figure.figure) as largest_key
    from standing
    inner join known_figure using (known_id)
    where standing.stream = 'rounds' and standing.scope = '本轮'
    group by all
),

compared as (
    select
        mine.submission_id, mine.row_no, mine.report_key, checked_figure.field,
        checked_figure.figure, checked_figure.figure_text, rounds.rounds_count,
        -- the largest of the others
        rounds.largest[if(rounds.largest_key = mine.report_key, 2, 1)] as most
    from checked_figure
    inner join known as mine using (submission_id, row_no)
    inner join rounds
        on
            mine.submission_id = rounds.submission_id
            and mine.place_key = rounds.place_key
            and checked_figure.field = rounds.field
    where
        mine.stream = 'rounds'
        and mine.scope = '本轮'
        and checked_figure.type <> 'percent'
        and checked_figure.figure >= 50
)

select
    compared.submission_id,
    compared.row_no,
    compared.field,
    compared.figure_text,
    plain_number(compared.most) as most_text
from compared
left join standing as own
    on compared.submission_id = own.submission_id and compared.report_key = own.report_key
left join known_figure as own_figure
    on own.known_id = own_figure.known_id and compared.field = own_figure.field
where
    compared.most >= 5
    and compared.figure >= 10 * compared.most
    and compared.rounds_count - if(own_figure.figure is null, 0, 1) >= 3
