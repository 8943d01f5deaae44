-- One row per report with exactly the figures, six different ones of five and more, of another county's
-- (copied_from_county) or of another round of its own (copied_from_round); of two the later one is asked.
with rich as (
    select
        report_id, any_value(figures_hash) as figures_hash, any_value(province) as province,
        any_value(city) as city, any_value(county) as county, any_value(stream) as stream,
        any_value(term_no) as term_no, any_value(round_first) as round_first,
        any_value(round_last) as round_last, any_value(as_of_date) as as_of_date, count(*) as looked_at
    from signal_figure
    group by report_id
    having count(distinct figure) filter (figure >= 5) >= 6
)

select
    if(mine.county = other.county, 'copied_from_round', 'copied_from_county') as kind,
    mine.province, mine.city, mine.county, mine.stream, mine.term_no, mine.round_first,
    mine.round_last, mine.report_id, mine.as_of_date, mine.looked_at, mine.looked_at as hits,
    max_by(other.county, other.report_id) as other_county,
    max_by(other.round_first, other.report_id) as other_first,
    max_by(other.round_last, other.report_id) as other_last
from rich as mine
inner join rich as other
    on mine.figures_hash = other.figures_hash and mine.stream = other.stream
where
    (mine.province, mine.city) = (other.province, other.city)
    and (mine.as_of_date, mine.report_id) > (other.as_of_date, other.report_id)
    and (
        mine.county <> other.county
        or row(mine.term_no, mine.round_first) is distinct from row(other.term_no, other.round_first)
    )
group by all
