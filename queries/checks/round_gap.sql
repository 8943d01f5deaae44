-- One row per round whose forerunner nobody has reported, though earlier ones of the term are known.
-- explain: checks.round_gap
-- about: other_rounds
with spans as (
    select
        submission_id, place_key, term_no,
        unnest(range(round_first, round_last + 1)) as round_no,
        row_no
    from standing
    where stream = 'rounds' and scope <> '年度' and round_last - round_first < 100
),

told as (
    select submission_id, place_key, term_no, list(distinct round_no) as numbers
    from spans
    group by all
    -- a file may leave out what is closed; only what came before it knows what was never reported
    having bool_or(row_no is null)
),

followed as (
    select
        checked.submission_id,
        checked.row_no,
        checked.round_first,
        list_max(list_filter(told.numbers, lambda one: one < checked.round_first)) as round_before
    from checked
    inner join told using (submission_id, place_key, term_no)
    where checked.stream = 'rounds' and checked.source is null and checked.scope <> '年度'
)

select
    submission_id,
    row_no,
    'round_no' as field,
    plain_rounds(round_before + 1, round_first - 1) as missing_text
from followed
where round_before < round_first - 1
