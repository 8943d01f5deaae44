-- One row per current report of inspection rounds: the rounds it speaks of, and the group it stands in.
-- A group is a county's term; what lacks its round, and every printed total, is a group of its own.
create or replace view round_span as
with grouped as (
    select
        *,
        scope in ('多轮合计', '本届累计') as is_span,
        -- when it was over; a round that has only begun has happened, a span has not
        case scope
            when '本轮' then coalesce(end_date, start_date, as_of_date)
            when '多轮合计' then coalesce(end_date, as_of_date)
            else as_of_date
        end as happened_date,
        case
            when scope = '年度'
                then '年度 ' || coalesce(start_date, date_trunc('year', as_of_date)::date)
            when round_first is null and scope = '多轮合计' then '单列 ' || report_id
            when round_first is null and scope = '本轮' and inspection_type not in ('专项', '机动')
                then '单列 ' || report_id
            when level = '合计' then coalesce(nullif(batch, ''), '合计')
            else ''
        end as term_group
    from report_current
    where
        stream = 'rounds'
        and (getvariable('up_to_round') is null or round_last <= getvariable('up_to_round'))
)

select
    *,
    row(province, city, county, level, term_no, term_group) as term_key,
    -- "12 rounds" of a term to date are rounds 1 to 12; without a number it reaches as far as
    -- the rounds that had happened by then
    if(
        scope = '本届累计' and (round_first is null or round_first = round_last), 1, round_first
    ) as span_first,
    if(
        scope = '本届累计' and round_last is null,
        coalesce(max(round_last) over by_then, 0),
        round_last
    ) as span_last
from grouped
window by_then as (
    partition by province, city, county, level, term_no, term_group order by happened_date
)
