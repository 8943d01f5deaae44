-- One row per nothing: the words that the rules about submissions (queries/checks) use.

-- of two dates as typed (2023, 2023-05, 2023-05-20), as far as both are known
create or replace macro is_before(one_text, other_text) as
    left(one_text, least(length(one_text), length(other_text)))
    < left(other_text, least(length(one_text), length(other_text)));

create or replace macro stage_rank(status) as
    list_position(['进驻中', '已反馈', '整改中', '已归档'], status);

-- 1500, 26.7: a figure as a person writes it
create or replace macro plain_number(figure) as coalesce(
    if(figure = trunc(figure), try_cast(figure as hugeint)::varchar, null),
    rtrim(rtrim(format('{:.4f}', figure::double), '0'), '.')
);

-- rounds as a person writes them: 3, 1-4
create or replace macro plain_rounds(first_round, last_round) as
    if(first_round = last_round, first_round::varchar, first_round || '-' || last_round);

-- whether what a submission told (NULL: the store) is known when another is checked: of files loaded in
-- one go those before it count as told, as if they had come one by one
create or replace macro is_seen(told_in, checked_one) as
    told_in is null
    or told_in = checked_one
    or (told_in < checked_one and coalesce(getvariable('in_order'), false));
