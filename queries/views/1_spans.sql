-- One row per nothing: how spans of rounds (5_rounds) and periods (4_stationed) exclude each other.

create or replace macro share_rounds(one, other) as
    one.span_first <= other.span_last and one.span_last >= other.span_first;

create or replace macro width(span) as span.span_last - span.span_first;

-- of several spans (or periods), the widest (or latest) first, each that overlaps none taken before
create or replace macro not_overlapped(spans) as list_reduce(
    list_transform(
        list_reverse_sort(list_transform(spans, lambda span: struct_pack(
            width := width(span), as_of_date := span.as_of_date, accepted_at := span.accepted_at,
            report_id := span.report_id, span := span
        ))),
        lambda ranked: [ranked.span]
    ),
    lambda taken, candidate: if(
        len(list_filter(taken, lambda other: share_rounds(other, candidate[1]))) > 0,
        taken,
        list_concat(taken, candidate)
    ),
    []
);

-- every round of the span is there by itself
create or replace macro is_filled(span, single_rounds) as len(list_filter(
    single_rounds,
    lambda single: single between span.span_first and span.span_last
)) > width(span);

-- the spans a term stands on: its base (the span from round 1 with the greatest end), and behind it
-- those not filled by single rounds that do not overlap
create or replace macro term_spans(base, spans, single_rounds) as list_concat(
    if(base is null, [], [base]),
    not_overlapped(list_filter(
        spans,
        lambda span:
            span.span_first > coalesce(base.span_last, 0)
            and not is_filled(span, coalesce(single_rounds, []))
    ))
);

create or replace macro is_among(wanted_id, spans) as len(list_filter(
    spans, lambda span: span.report_id = wanted_id
)) > 0;

-- a round without a number lies inside a term to date that was counted after it
create or replace macro within_spans(round_no, happened_date, spans) as len(list_filter(
    spans,
    lambda span:
        round_no between span.span_first and span.span_last
        or (round_no is null and span.scope = '本届累计' and happened_date <= span.as_of_date)
)) > 0;
