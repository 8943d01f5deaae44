-- One row per report that stands of the places being checked, and one per row being checked
-- (`row_no` is not null): what is told, of which day, and when. Read once for all rules.
create or replace temp table known as
with places as (
    select distinct province, city, county from checked where county <> ''
),

told as (
    select
        province, city, county, level, stream, term_no, scope, round_first, round_last,
        inspection_type, batch, supervision_form, period_start, as_of_date, round_status,
        start_date, end_date, feedback_date, transfer_date, term_start, term_end,
        units_planned, villages_planned, rounds_planned, units_first_inspected,
        villages_first_inspected, source, source_row, figures_hash, accepted_at, report_id,
        hash(row(province, city, county, level)) as place_key,
        null::bigint as submission_id, null::bigint as row_no
    from report_known
    semi join places using (province, city, county)
    union all by name
    select
        province, city, county, level, stream, term_no, scope, round_first, round_last,
        inspection_type, batch, supervision_form, period_start, as_of_date, round_status,
        start_date, end_date, feedback_date, transfer_date, term_start, term_end,
        units_planned, villages_planned, rounds_planned, units_first_inspected,
        villages_first_inspected, source, source_row, figures_hash, place_key,
        submission_id, row_no
    from checked
    where county <> '' and as_of_date is not null
)

select
    *,
    row_number() over () as known_id,
    hash(row(
        stream, place_key, term_no, scope, round_first, round_last,
        inspection_type, batch, supervision_form,
        case
            when stream = 'stationed' then period_start
            when scope = '年度' then coalesce(start_date, date_trunc('year', as_of_date)::date)
        end,
        -- a round nobody numbered: only its dates and its source tell it apart
        if(
            scope in ('本轮', '多轮合计') and round_first is null,
            coalesce(source_row, start_date::varchar, ''),
            ''
        )
    )) as report_key
from told
