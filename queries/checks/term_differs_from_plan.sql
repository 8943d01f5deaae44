-- One row per round whose first day lies in another term than the one it is said to be of.
-- explain: checks.term_differs_from_plan
-- about: plan
with terms as (
    select distinct submission_id, place_key, term_no, term_start, term_end
    from standing
    where stream = 'plan' and term_start < term_end
),

own as (
    select
        checked.submission_id, checked.row_no, checked.place_key, checked.term_no, checked.start_date,
        checked.dates['start_date'] as date_text
    from checked
    where
        checked.stream = 'rounds'
        and checked.source is null
        and checked.scope = '本轮'
        -- terms may meet in one month
        and not exists (
            from terms
            where
                terms.submission_id = checked.submission_id
                and terms.place_key = checked.place_key
                and terms.term_no = checked.term_no
                and checked.start_date between terms.term_start - 31 and terms.term_end + 183
        )
)

select
    own.submission_id,
    own.row_no,
    'term_no' as field,
    own.term_no::varchar as term_text,
    own.date_text,
    min(terms.term_no)::varchar as other_text
from own
inner join terms using (submission_id, place_key)
where own.start_date between terms.term_start and terms.term_end and own.term_no <> terms.term_no
group by all
