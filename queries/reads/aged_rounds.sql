-- One row per indicator, part, round and age of its clues: one round's curve, read down.
{aged}

select *, ratio(numerator, denominator) as value
from aged_rounds
order by
    indicator, part, county_order nulls last, province, city, county, level, term_no, round_no,
    inspection_type, batch, age_months
