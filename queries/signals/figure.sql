-- One row per count of a current report that a county itself sent: what the signals look at.
create or replace temp table signal_figure as
with own as (
    select *
    from report_current
    where level = '县' and source is null and stream in ('rounds', 'stationed')
),

figures as (
    unpivot (
        select
            report_id,
            columns(lambda name: list_contains(getvariable('count_fields'), name))::bigint
        from own
    )
    on columns(* exclude (report_id)) into name field value figure
)

select
    province, city, county, stream, term_no, scope, round_first, round_last, inspection_type, batch,
    supervision_form, period_start, round_status, as_of_date, report_id, figures_hash, field, figure,
    list_contains(approximate, field) as is_approximate
from figures
inner join own using (report_id)
