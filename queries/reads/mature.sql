-- One row per indicator, part and place: the term's figure parted by whether it has had time to ripen.
{figures},

ripening as (
    select
        counted.*, shown.county_order,
        case definition.clock
            when 'clues' then clues_since(report.transfer_date, report.feedback_date, report.end_date)
            else clues_since(null, report.feedback_date, report.end_date)
        end as since_date,
        if(
            definition.clock = 'clues', report.clues_transferred - report.clues_concluded,
            counted.denominator - counted.numerator
        ) as open_count,
        case
            when since_date is null then 'undated'
            when since_date + to_months(definition.mature_months) <= as_of() then 'mature'
            else 'young'
        end as ripeness
    from counted
    inner join definition on counted.indicator = definition.indicator
    inner join shown
        on
            counted.indicator = shown.indicator and counted.part is not distinct from shown.part
            and (counted.province, counted.city, counted.county, counted.level)
            = (shown.province, shown.city, shown.county, shown.level)
            and counted.term_no is not distinct from shown.term_no
            and counted.term_group = shown.term_group
    inner join main.report on counted.report_id = report.report_id
    where left_out_why is null
)

select
    indicator, part, province, city, county, level, county_order, term_no,
    sum(numerator) filter (ripeness = 'mature') as numerator,
    sum(denominator) filter (ripeness = 'mature') as denominator,
    ratio(
        sum(numerator) filter (ripeness = 'mature'), sum(denominator) filter (ripeness = 'mature')
    ) as value,
    sum(numerator) filter (ripeness = 'young') as young_numerator,
    sum(denominator) filter (ripeness = 'young') as young_denominator,
    sum(open_count) filter (ripeness = 'young') as young_open,
    count(distinct report_id) filter (ripeness = 'mature') as reports,
    count(distinct report_id) filter (ripeness = 'young') as reports_young,
    count(distinct report_id) filter (ripeness = 'undated') as reports_undated,
    min(since_date) filter (ripeness = 'young') as young_since,
    case
        when count(*) filter (ripeness = 'mature') > 0 then 'value'
        when count(*) filter (ripeness = 'young') > 0 then 'young'
        else 'undated'
    end as state
from ripening
group by indicator, part, province, city, county, level, county_order, term_no
order by indicator, part, county_order nulls last, province, city, county, level
