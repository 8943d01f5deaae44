-- One row per nothing: how old clues are, in months since they were handed over.

-- where that day was not reported the feedback stands in for it, else the end of the round
create or replace macro clues_since(transferred, fed_back, ended) as
    coalesce(transferred, fed_back, ended);

create or replace macro clues_since_field(transferred, fed_back, ended) as
    case
        when transferred is not null then 'transfer_date'
        when fed_back is not null then 'feedback_date'
        when ended is not null then 'end_date'
    end;

-- handed over on the day six (twelve) months before is still within six (twelve)
create or replace macro clue_age(since_date) as
    case
        when since_date is null then 'undated'
        when since_date >= as_of() - interval 6 month then 'within_6'
        when since_date >= as_of() - interval 12 month then 'within_12'
        else 'over_12'
    end;
