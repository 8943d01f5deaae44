-- One row per county and share that is 100 % in every one of its running rounds, four or more of a term.
with pairs(field, other_field) as (
    values
        ('problems_rectified', 'problems_fed_back'),
        ('problems_due_rectified', 'problems_due'),
        ('clues_concluded', 'clues_transferred'),
        ('votes_satisfied', 'votes_returned')
)

select
    'all_hundred' as kind, part.province, part.city, part.county, part.stream, part.term_no,
    pairs.field, max(part.report_id) as report_id, max(part.as_of_date) as as_of_date,
    count(*) as looked_at, sum(whole.figure)::bigint as hits
from pairs
inner join signal_figure as part on pairs.field = part.field
inner join signal_figure as whole
    on part.report_id = whole.report_id and pairs.other_field = whole.field
where part.stream = 'rounds' and part.scope = '本轮' and part.round_status is distinct from '已归档'
group by all
having count(*) >= 4 and sum(whole.figure) >= 50 and bool_and(part.figure = whole.figure and whole.figure > 0)
