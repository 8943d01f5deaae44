-- One row per indicator, part, round and age: what was reported when the round's clues were that old.
-- Every read of equal ages begins with this text.
{maturing},

-- of the reports that know both parts, the one whose day is nearest to the day of that age
at_ages as (
    select
        indicator, part, round_key, age_months,
        any_value(since_date) as since_date, any_value(since_field) as since_field,
        since_date + to_months(age_months) as due_date,
        min(row(abs(date_diff('day', due_date, as_of_date)), as_of_date, -epoch_us(accepted_at),
            report_id)) filter (
            numerator is not null and denominator is not null
            and abs(date_diff('day', due_date, as_of_date)) <= $near
        ) as nearest
    from states
    cross join (select unnest($ages) as age_months)
    group by indicator, part, round_key, age_months, states.since_date
),

aged_rounds as (
    select
        at_ages.indicator, at_ages.part, at_ages.round_key[1] as province, at_ages.round_key[2] as city,
        at_ages.round_key[3] as county, at_ages.round_key[4] as level, county.register_order as county_order,
        at_ages.round_key[5] as term_no, at_ages.round_key[6] as round_no, at_ages.round_key[7] as inspection_type,
        at_ages.round_key[8] as batch, at_ages.since_date, at_ages.since_field, age_months,
        states.as_of_date, nearest[4] as report_id,
        if(due_date <= as_of(), numerator, null) as numerator,
        if(due_date <= as_of(), denominator, null) as denominator,
        if(due_date <= as_of(), open_count, null) as open_count,
        case
            when at_ages.since_date is null then 'undated'
            when due_date > as_of() then 'young'
            when nearest is null then 'no_report'
            else 'value'
        end as state
    from at_ages
    left join states
        on
            at_ages.indicator = states.indicator
            and at_ages.part is not distinct from states.part and nearest[4] = states.report_id
    left join main.county
        on at_ages.round_key[1] = county.province and at_ages.round_key[2] = county.city
        and at_ages.round_key[3] = county.county
)
