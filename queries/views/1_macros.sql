-- One row per nothing: the words that every view uses. A forgotten date is an error, not an empty page.
create or replace macro as_of() as coalesce(getvariable('as_of'), error('as_of is not set'));
create or replace macro known_at() as coalesce(getvariable('known_at'), error('known_at is not set'));

-- The only division there is: parts in, ratio out; nothing out of nothing is NULL, never 0.
create or replace macro ratio(numerator, denominator) as
    case when denominator > 0 then numerator / denominator end;

-- a place's name as people shorten it: 赤壁市 → 赤壁, 迪庆藏族自治州 → 迪庆藏族
create or replace macro short_name(place_name) as
    if(len(place_name) > 2, regexp_replace(place_name, '(自治县|自治州|县|市|区|旗|州)$', ''), place_name);
