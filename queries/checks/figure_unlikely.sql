-- One row per figure of a county that is larger than any county's ever was: possible, but ask.
-- explain: checks.figure_unlikely
-- about: cell
-- unless: figure_implausible, ten_times_last_report, ten_times_other_rounds, money_in_yuan
with limits(stream, field, most) as (
    -- of one round, or of a plan or a period; several rounds together may have ten times as much
    values
        ('rounds', 'groups', 80), ('rounds', 'inspectors', 2000), ('rounds', 'units_inspected', 500),
        ('rounds', 'villages_inspected', 1000), ('rounds', 'interviews', 50000),
        ('rounds', 'problems_found', 20000), ('rounds', 'problems_fed_back', 20000),
        ('rounds', 'clues_transferred', 3000), ('rounds', 'cases_filed', 1000),
        ('rounds', 'persons_disciplined', 2000), ('rounds', 'persons_detained', 100),
        ('rounds', 'persons_to_judiciary', 100), ('rounds', 'money_total', 100000),
        ('plan', 'units_planned', 1500), ('plan', 'villages_planned', 3000),
        ('plan', 'rounds_planned', 60), ('plan', 'posts_office', 100), ('plan', 'posts_groups', 200),
        ('plan', 'leader_pool', 1000), ('plan', 'talent_pool', 5000),
        ('stationed', 'stationed_groups', 100), ('stationed', 'bodies_supervised', 1000),
        ('stationed', 'posts', 1000), ('stationed', 'clues_handled', 5000),
        ('stationed', 'cases_filed', 3000), ('stationed', 'county_persons_disciplined', 5000)
)

select
    checked.submission_id,
    checked.row_no,
    limits.field,
    checked_figure.figure_text,
    limits.most::varchar as most_text
from checked
inner join limits on checked.stream = limits.stream
inner join checked_figure
    on
        checked.submission_id = checked_figure.submission_id
        and checked.row_no = checked_figure.row_no
        and limits.field = checked_figure.field
where
    checked.level = '县'
    and checked_figure.figure > limits.most * if(checked.scope in ('', '本轮'), 1, 10)
