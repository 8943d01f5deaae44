-- One row per nothing: the words that every view uses. A forgotten date is an error, not an empty page.
create or replace macro as_of() as coalesce(getvariable('as_of'), error('as_of is not set'));
create or replace macro known_at() as coalesce(getvariable('known_at'), error('known_at is not set'));

-- The only division there is: parts in, ratio out; nothing out of nothing is NULL, never 0.
create or replace macro ratio(numerator, denominator) as
    case when denominator > 0 then numerator / denominator end;

-- what a figure is worth: a count is its numerator, everything else a ratio
create or replace macro figure_value(is_count, numerator, denominator) as
    if(is_count, numerator::double, ratio(numerator, denominator));

-- whether the person for whom the cursor was opened may see the place; no selection of a page
-- touches these variables
create or replace macro is_in_sight(place_province, place_city, place_county) as
    getvariable('sight') is null
    or (
        place_province = getvariable('sight')['province']
        and place_city = getvariable('sight')['city']
        and list_contains(getvariable('sight')['counties'], place_county)
    );

create or replace macro figure_state(is_count, numerator, denominator) as
    case
        when numerator is null or denominator is null then 'missing'
        -- less than nothing: a base that was corrected downwards within a period
        when denominator <= 0 and not is_count then 'not_applicable'
        else 'value'
    end;

-- a place's name as people shorten it: 赤壁市 → 赤壁, 迪庆藏族自治州 → 迪庆藏族
create or replace macro short_name(place_name) as
    if(len(place_name) > 2, regexp_replace(place_name, '(自治县|自治州|县|市|区|旗|州)$', ''), place_name);
