-- One row per indicator, part, place and age: its rounds that have come to that age, as they were then.
{aged}

select
    indicator, part, province, city, county, level, county_order, term_no, age_months,
    sum(numerator) filter (state = 'value') as numerator,
    sum(denominator) filter (state = 'value') as denominator,
    ratio(
        sum(numerator) filter (state = 'value'), sum(denominator) filter (state = 'value')
    ) as value,
    sum(open_count) filter (state = 'value') as open_count,
    count(*) filter (state = 'value') as rounds,
    count(*) filter (state = 'young') as rounds_young,
    count(*) filter (state = 'no_report') as rounds_without_report,
    count(*) filter (state = 'undated') as rounds_undated,
    list(distinct since_field order by since_field) filter (state = 'value') as since_fields,
    case
        when count(*) filter (state = 'value') > 0 then 'value'
        when count(*) filter (state = 'no_report') > 0 then 'no_report'
        when count(*) filter (state = 'young') > 0 then 'young'
        else 'undated'
    end as state
from aged_rounds
group by
    indicator, part, province, city, county, level, county_order, term_no, age_months
order by
    indicator, part, age_months, county_order nulls last, province, city, county, level
