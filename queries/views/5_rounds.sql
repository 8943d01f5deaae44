-- One row per current report of inspection rounds, and why it does not count in its county's term to
-- date (NULL: it counts). All rounds there one by one: the rounds. Else the span from round 1 with the
-- greatest end and the rounds after it; then what else does not overlap. Overlapping spans never add.
create or replace view rounds as
with spoken as materialized (select * from round_span),

spans as (
    select
        *,
        struct_pack(
            span_last := span_last, as_of_date := as_of_date, accepted_at := accepted_at,
            report_id := report_id, span_first := span_first, scope := scope
        ) as span
    from spoken
),

terms as (
    select
        term_key,
        max(span_last) as last_round,
        list(distinct span_last) filter (not is_span and span_last is not null) as single_rounds,
        coalesce(len(single_rounds) = last_round, false) as is_complete,
        if(
            is_complete or not bool_or(is_span),
            [],
            term_spans(
                max(span) filter (is_span and span_first = 1),
                list(span) filter (is_span),
                list(distinct span_last) filter (not is_span and span_last is not null)
            )
        ) as used_spans
    from spans
    group by term_key
),

judged as (
    select
        spoken.* exclude (is_span, happened_date),
        terms.* exclude (term_key),
        case
            when scope = '年度' then 'year'
            when is_span and is_complete then 'rounds_complete'
            when is_span and span_first is not null and not is_among(report_id, used_spans)
                then 'overlap'
            when not is_span and within_spans(span_last, happened_date, used_spans) then 'inside_span'
        end as why
    from spoken
    inner join terms using (term_key)
)

select
    * exclude (
        term_key, span_first, span_last, last_round, single_rounds, is_complete, used_spans
    ),
    list_filter(
        range(1, last_round + 1),
        lambda round_no: not (
            list_contains(coalesce(single_rounds, []), round_no)
            or within_spans(round_no, null, used_spans)
        )
    ) as missing_rounds,
    last_round - len(missing_rounds) as round_count
from judged
