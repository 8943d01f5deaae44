-- One row per indicator, part and report: does it count in the figure, and if not, why (left_out_why).
-- Every read of figures begins with this text. Filled in are the SQL files of the indicators asked for
-- (parts), the views they read (streams) and of those their fields: of 130 columns a figure needs two.
with {streams},

definition as (select one.* from (select unnest($definitions) as one)),

parts as (
{parts}
),

reports as (
    {reports}
),

-- a plan serves every group of its term; a year is no group, it is only compared
groups as (
    select distinct indicator, province, city, county, level, term_no, term_group
    from parts
    inner join (select report_id, term_group from reports) using (report_id)
    where stream <> 'plan' and term_group not like '年度 %'
),

located as (
    select
        parts.*, asked_part, accumulate, is_share, is_count,
        reports.* exclude (stream, province, city, county, level, term_no, round_first, round_last,
            report_id, term_group, why),
        -- a state adds to nothing: it is the term's, whichever group or period it was told in
        if(accumulate = 'latest' and reports.why is distinct from 'year', '',
            coalesce(groups.term_group, reports.term_group)) as term_group,
        if(accumulate = 'latest' and reports.why = 'inside_period', null, reports.why) as why,
        $round is not null and accumulate = 'sum' as is_single,
        accumulate = 'latest' or (accumulate = 'plan' and parts.stream = 'plan') as is_state,
        if(accumulate = 'plan', numerator is not null or denominator is not null,
            numerator is not null and denominator is not null) as is_known,
        -- what could have stood in for the denominator, but did not, marks nothing
        list_has_any(reports.approximate, list_filter(
            fields, lambda used: used is distinct from stand_in or used = basis
        )) as is_approximate
    from parts
    inner join definition
        on parts.indicator = definition.indicator and asked_part in ('', parts.part)
    inner join reports using (report_id)
    left join groups
        on
            accumulate = 'plan' and parts.stream = 'plan'
            and (parts.indicator, parts.province, parts.city, parts.county, parts.level)
            = (groups.indicator, groups.province, groups.city, groups.county, groups.level)
            and parts.term_no is not distinct from groups.term_no
    where
        ($term is null or parts.term_no = $term or parts.stream = 'stationed')
        and (
            not is_single
            or (parts.round_first = $round and parts.round_last = $round and scope = '本轮')
        )
),

-- of a state (posts, the plan) the newest report that knows it counts
newest_state as (
    select row(indicator, part, term_group, max(row(as_of_date, accepted_at, report_id))[3])
    from located
    where is_state and is_known and why is null
    group by indicator, part, province, city, county, level, term_no, term_group
),

counted as (
    select
        * exclude (why),
        case
            -- one round alone counts whatever the term makes of it; a term up to it adds nothing twice
            when why is not null and not is_single then why
            when not is_known then 'not_known'
            when is_state and row(indicator, part, term_group, report_id) not in (from newest_state)
                then 'superseded'
        end as left_out_why
    from located
)
