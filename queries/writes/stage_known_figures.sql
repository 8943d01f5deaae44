-- One row per figure that a row being checked may be held against: of the rows themselves, of their
-- earlier reports, and of what stands of other single rounds of their places.
set variable figure_fields = (
    select list(distinct field) from expected where type in ('count', 'money', 'percent')
);
create or replace temp table known_figure as
with wanted as (
    select known_id, report_id
    from standing
    where report_id is not null and stream = 'rounds' and scope = '本轮'
    union
    select known_id, report_id
    from earlier
    where report_id is not null
),

reported as (
    select wanted.known_id, report.*
    from report
    inner join wanted on report.report_id = wanted.report_id
),

figures as (
    unpivot (
        select known_id, columns(lambda name: list_contains(getvariable('figure_fields'), name))::double
        from reported
    )
    on columns(* exclude (known_id)) into name field value figure
)

select known_id, field, figure from figures
union all
select known.known_id, checked_figure.field, checked_figure.figure
from checked_figure
inner join known
    on
        checked_figure.submission_id = known.submission_id
        and checked_figure.row_no = known.row_no
