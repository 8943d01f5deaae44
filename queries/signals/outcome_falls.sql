-- One row per count of a current report that was higher in an earlier report of the same round: it can only grow.
with current as (
    select *
    from signal_figure
    where
        stream = 'rounds' and scope in ('本轮', '本届累计') and not is_approximate
        -- what may be moved on from, and what is a state
        and field not in (
            'clues_held', 'clues_by_talk', 'clues_by_verification', 'problems_not_rectified',
            'groups', 'inspectors', 'inspectors_seconded'
        )
),

earlier as (
    unpivot (
        select
            report_id, province, city, county, term_no, scope, round_first, round_last,
            inspection_type, batch, as_of_date,
            columns(lambda name: list_contains(getvariable('count_fields'), name))::bigint
        from report_known
        where level = '县' and source is null and stream = 'rounds' and as_of_date <= as_of()
    )
    on columns(* exclude (
        report_id, province, city, county, term_no, scope, round_first, round_last, inspection_type,
        batch, as_of_date
    )) into name field value figure
)

select
    'outcome_falls' as kind, current.province, current.city, current.county, current.stream,
    current.term_no, current.round_first, current.round_last, current.field, current.report_id,
    current.as_of_date, current.figure, max(earlier.figure) as earlier,
    max_by(earlier.as_of_date, row(earlier.figure, earlier.as_of_date)) as earlier_date,
    count(*) as looked_at
from current
inner join earlier
    on
        (current.province, current.city, current.county, current.scope, current.inspection_type)
        = (earlier.province, earlier.city, earlier.county, earlier.scope, earlier.inspection_type)
        and current.batch = earlier.batch and current.field = earlier.field
        and current.term_no is not distinct from earlier.term_no
        and current.round_first is not distinct from earlier.round_first
        and current.round_last is not distinct from earlier.round_last
        and earlier.as_of_date < current.as_of_date
group by all
having max(earlier.figure) > current.figure
