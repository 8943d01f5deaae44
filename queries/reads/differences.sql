-- One row per figure, date or state of a sheet being checked that the last report of the same round,
-- plan or period told otherwise; `before` NULL: it told nothing. A row without an earlier report has
-- one line with field ''.
with fresh as (select *, to_json(checked) as told from checked),

earlier as (
    select fresh.row_no, report.as_of_date as before_date, to_json(report) as said
    from fresh
    inner join report_known as report
        on
            report.province = fresh.province and report.city = fresh.city
            and report.county = fresh.county and report.level = fresh.level
            and report.stream = fresh.stream and report.scope = fresh.scope
            and report.inspection_type = fresh.inspection_type and report.batch = fresh.batch
            and report.supervision_form = fresh.supervision_form
            and report.term_no is not distinct from fresh.term_no
            and report.round_first is not distinct from fresh.round_first
            and report.round_last is not distinct from fresh.round_last
            and (
                fresh.stream <> 'stationed'
                or report.period_start is not distinct from fresh.period_start
            )
    where report.as_of_date <= fresh.as_of_date
    qualify row_number() over (
        partition by fresh.row_no order by report.as_of_date desc, report.accepted_at desc
    ) = 1
),

compared as (
    select
        fresh.row_no, fresh.county, fresh.stream, fresh.round_first, fresh.round_last,
        fresh.as_of_date, before_date, expected.field, expected.type,
        fresh.told ->> expected.field as after, earlier.said ->> expected.field as before
    from fresh
    inner join earlier using (row_no)
    inner join expected on expected.stream = fresh.stream
    where expected.type in ('count', 'money', 'percent', 'date', 'choice') and expected.need <> 'key'
),

new_rows as (
    select
        row_no, county, stream, round_first, round_last, as_of_date, null as before_date,
        '' as field, '' as type, null as after, null as before
    from fresh
    where row_no not in (select row_no from earlier)
)

select * from compared where before is distinct from after
union all by name
select * from new_rows
order by row_no, field
