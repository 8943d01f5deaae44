-- One row per indicator, place and event of the term its figure is of: a round that counts (kind: round),
-- with all that was covered by then, and a plan as it was first stated or changed (kind: plan).
{figures},

told as (
    select
        counted.*, shown.county_order, report.term_start, report.term_end,
        -- a round is drawn on the day it was over, a span of rounds on the day it was counted
        coalesce(
            report.end_date, if(counted.scope = '本轮', report.start_date, null), counted.as_of_date
        ) as over_date
    from counted
    inner join shown using (indicator, province, city, county, level)
    inner join main.report as report using (report_id)
    where
        counted.term_no is not distinct from shown.term_no
        and counted.term_group = shown.term_group
),

terms as (
    select
        indicator, province, city, county, level,
        max(row(as_of_date, term_start, term_end))
            filter (term_start is not null and term_end > term_start) as latest
    from told
    group by all
),

rounds_done as (
    select
        'round' as kind, indicator, province, city, county, level, county_order, term_no,
        report_id, round_first, round_last, as_of_date, is_approximate as approximate,
        over_date as on_date, numerator as amount,
        sum(numerator) over (
            partition by indicator, province, city, county, level
            order by over_date, round_last nulls last, report_id
            rows unbounded preceding
        ) as reached
    from told
    where numerator is not null and left_out_why is null
),

-- of two plans of one day the one accepted last
plans as (
    select
        'plan' as kind, indicator, province, city, county, level, county_order, term_no,
        as_of_date, as_of_date as on_date,
        max_by(report_id, row(accepted_at, report_id)) as report_id,
        max_by(denominator, row(accepted_at, report_id)) as reached
    from told
    where denominator is not null and coalesce(left_out_why, '') in ('', 'superseded')
    group by all
),

plan_changes as (
    select
        *,
        reached - lag(reached) over (
            partition by indicator, province, city, county, level order by on_date
        ) as amount
    from plans
)

select events.*, latest[2] as term_start, latest[3] as term_end
from (
    select * from rounds_done
    union all by name
    select * from plan_changes where amount is distinct from 0
) as events
left join terms using (indicator, province, city, county, level)
order by
    indicator, county_order nulls last, province, city, county, level, kind, on_date,
    round_last nulls last, report_id
