-- One row per key (what is reported): of the reports known, the latest up to as_of.
create or replace view report_current as
with keyed as (
    select
        *,
        -- a year and a stationed period are told apart by their start, a round by its number
        case
            when stream = 'stationed' then period_start
            when scope = '年度' then coalesce(start_date, date_trunc('year', as_of_date)::date)
        end as period_key,
        -- a round nobody numbered and no kind names: only its dates and its source tell it apart
        case
            when scope in ('本轮', '多轮合计') and round_first is null
                then coalesce(source_row, start_date::varchar, '')
            else ''
        end as unnumbered_key
    from report_known
    where as_of_date <= as_of()
),

ranked as (
    select
        *,
        row_number() over same_key_latest_first as recency,
        min(figures_hash) over same_state <> max(figures_hash) over same_state as is_contradicted
    from keyed
    window
        same_key_latest_first as (
            partition by
                province, city, county, level, stream, term_no, scope, round_first, round_last,
                inspection_type, batch, supervision_form, period_key, unnumbered_key
            order by as_of_date desc, accepted_at desc, report_id desc
        ),
        same_state as (
            partition by
                province, city, county, level, stream, term_no, scope, round_first, round_last,
                inspection_type, batch, supervision_form, period_key, unnumbered_key, as_of_date
        )
)

select * exclude (recency)
from ranked
where recency = 1
