-- One row per county and term whose first inspections are more than its plan, both as last reported.
-- explain: checks.coverage_over_plan
-- about: plan
with covered as (
    unpivot (
        select
            submission_id, place_key, term_no, row_no, scope,
            units_first_inspected as units, villages_first_inspected as villages
        from standing
        where stream = 'rounds' and scope in ('本轮', '本届累计')
    )
    on units, villages into name what value first_inspected
),

reached as (
    select
        submission_id, place_key, term_no, what,
        max(row_no) as row_no,
        greatest(
            sum(first_inspected) filter (scope = '本轮'),
            max(first_inspected) filter (scope = '本届累计')
        ) as first_inspected
    from covered
    group by all
),

planned as (
    select
        submission_id, place_key, term_no,
        max_by(units_planned, as_of_date) as units,
        max_by(villages_planned, as_of_date) as villages,
        max(row_no) as row_no
    from standing
    where stream = 'plan'
    group by all
)

select
    reached.submission_id,
    coalesce(reached.row_no, planned.row_no) as row_no,
    reached.what || if(reached.row_no is null, '_planned', '_first_inspected') as field,
    reached.first_inspected::bigint::varchar as reached_text,
    if(reached.what = 'units', planned.units, planned.villages)::varchar as planned_text
from reached
inner join planned using (submission_id, place_key, term_no)
where
    reached.first_inspected > if(reached.what = 'units', planned.units, planned.villages)
    -- nothing of it in this file: it was asked about when it came
    and coalesce(reached.row_no, planned.row_no) is not null
