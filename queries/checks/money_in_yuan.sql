-- One row per sum of money more than a thousand times the county's others: 元 written for 万元?
-- explain: checks.money_in_yuan
-- about: other_rounds
with others as (
    select mine.submission_id, mine.row_no, standing.known_id
    from known as mine
    inner join standing
        on
            mine.submission_id = standing.submission_id
            and mine.place_key = standing.place_key
            and mine.scope = standing.scope
            and mine.known_id <> standing.known_id
    where mine.stream = 'rounds'
    union all
    select submission_id, row_no, known_id from earlier
),

-- the largest sum of the same kind that any other report of the county has
usual as (
    select others.submission_id, others.row_no, known_figure.field, max(known_figure.figure) as figure
    from others
    inner join known_figure on others.known_id = known_figure.known_id
    where known_figure.field like 'money%'
    group by all
)

select
    checked_figure.submission_id,
    checked_figure.row_no,
    checked_figure.field,
    checked_figure.figure_text,
    plain_number(usual.figure) as usual_text,
    plain_number(checked_figure.figure / 10000) as meant_text
from checked_figure
inner join usual using (submission_id, row_no, field)
where
    checked_figure.type = 'money'
    and usual.figure > 0
    and checked_figure.figure >= 10000
    and checked_figure.figure > 1000 * usual.figure
