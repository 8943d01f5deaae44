-- One row per field of a row being checked that is as it was accepted last: a question about
-- it was answered then, and is not asked again every month.
create or replace temp table settled as
with accepted as (
    select * from earlier where not is_own
),

texts as (
    select
        checked.submission_id, checked.row_no,
        unnest([
            {'field': 'round_status', 'told': checked.round_status, 'before': accepted.round_status},
            {'field': 'start_date', 'told': checked.start_date::varchar,
                'before': accepted.start_date::varchar},
            {'field': 'end_date', 'told': checked.end_date::varchar,
                'before': accepted.end_date::varchar},
            {'field': 'feedback_date', 'told': checked.feedback_date::varchar,
                'before': accepted.feedback_date::varchar},
            {'field': 'transfer_date', 'told': checked.transfer_date::varchar,
                'before': accepted.transfer_date::varchar},
            {'field': 'term_start', 'told': checked.term_start::varchar,
                'before': accepted.term_start::varchar},
            {'field': 'term_end', 'told': checked.term_end::varchar,
                'before': accepted.term_end::varchar}
        ]) as one
    from checked
    inner join accepted using (submission_id, row_no)
)

select submission_id, row_no, one.field as field
from texts
where one.told = one.before
union all
select submission_id, row_no, field
from figure_before
where not is_own and figure = earlier_figure
union all
-- what is asked of a row as a whole stands at its county
select known.submission_id, known.row_no, 'county' as field
from known
inner join accepted
    on known.submission_id = accepted.submission_id and known.row_no = accepted.row_no
where known.figures_hash = accepted.figures_hash
