-- One row per nothing: how spans of rounds in one term exclude each other (used by 4_rounds).

create or replace macro share_rounds(one, other) as
    one.span_first <= other.span_last and one.span_last >= other.span_first;

create or replace macro width(span) as span.span_last - span.span_first;

-- of several spans, those that no wider (or later) one overlaps
create or replace macro not_overlapped(spans) as list_filter(
    spans, lambda span: len(list_filter(
        spans,
        lambda other:
            share_rounds(span, other)
            and row(width(other), other.as_of_date, other.report_id)
            > row(width(span), span.as_of_date, span.report_id)
    )) = 0
);

-- every round of the span is there by itself
create or replace macro is_filled(span, single_rounds) as len(list_filter(
    single_rounds,
    lambda single: single between span.span_first and span.span_last
)) > width(span);

-- the spans a term stands on: its base (the span from round 1 with the greatest end), and behind it
-- those not filled by single rounds that no wider one overlaps
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
