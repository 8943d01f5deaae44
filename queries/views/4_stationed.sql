-- One row per stationed period and form (its latest report up to as_of), and why it does not count
-- (NULL: it counts). Of periods that overlap the longer one counts; they never add.
create or replace view stationed as
with periods as materialized (
    select * from report_current where stream = 'stationed'
),

chosen as (
    select
        unnest(not_overlapped(list(struct_pack(
            span_first := period_start, span_last := as_of_date, as_of_date := as_of_date,
            accepted_at := accepted_at, report_id := report_id
        )))).report_id as report_id
    from periods
    group by province, city, county, level, supervision_form
)

select
    periods.*,
    '' as term_group,
    if(chosen.report_id is null, 'inside_period', null) as why,
    []::bigint[] as missing_rounds,
    null::bigint as round_count
from periods
left join chosen using (report_id)
