-- One row per round that began before its term did, or after it was over, and in no other term known.
-- explain: checks.round_outside_term
-- about: plan
-- unless: ends_before_start
with terms as (
    select distinct submission_id, place_key, term_no, term_start, term_end
    from standing
    where stream = 'plan' and term_start < term_end
)

select
    checked.submission_id,
    checked.row_no,
    'start_date' as field,
    checked.dates['start_date'] as date_text,
    min(own.term_start)::varchar as term_start_text,
    max(own.term_end)::varchar as term_end_text
from checked
inner join terms as own using (submission_id, place_key, term_no)
left join terms as other
    on
        checked.submission_id = other.submission_id
        and checked.place_key = other.place_key
        and checked.start_date between other.term_start and other.term_end
where checked.stream = 'rounds' and checked.source is null and checked.scope = '本轮'
group by all
having
    count(other.term_no) = 0
    -- a month typed for a day; a last round may begin while the congress is due
    and (
        checked.start_date < min(own.term_start) - 31
        or checked.start_date > max(own.term_end) + 183
    )
