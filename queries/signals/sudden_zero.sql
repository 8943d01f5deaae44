-- One row per zero of a round where the county's other rounds of the term, three or more, had ten and more.
select
    'sudden_zero' as kind, mine.province, mine.city, mine.county, mine.stream, mine.term_no,
    mine.round_first, mine.round_last, mine.field, mine.report_id, mine.as_of_date,
    mine.figure, min(other.figure) as earlier, count(*) as looked_at
from signal_figure as mine
inner join signal_figure as other
    on
        (mine.province, mine.city, mine.county, mine.stream, mine.field, mine.inspection_type)
        = (other.province, other.city, other.county, other.stream, other.field, other.inspection_type)
        and mine.term_no is not distinct from other.term_no
        and mine.report_id <> other.report_id
        and other.scope = '本轮'
where
    mine.stream = 'rounds' and mine.scope = '本轮' and mine.figure = 0
    -- what a round brings by itself; outcomes take time and begin at zero
    and mine.field in ('problems_found', 'problems_fed_back', 'clues_transferred')
    and mine.round_status is distinct from '进驻中'
group by all
having count(*) >= 3 and min(other.figure) >= 10
