-- One row per report that only one of two states sees (a state is an as-of date and the moment of which
-- it tells what was known): why it came or went. cause: corrected (withdrawn, or said anew of the same day),
-- late (of a day that the first state has, but accepted after it), plan, or own (of a later day).
with place as (
    select *
    from report
    where
        (getvariable('province') is null or province = getvariable('province'))
        and (getvariable('city') is null or city = getvariable('city'))
        and is_in_sight(province, city, county)
        and as_of_date <= $end_as_of
        and accepted_at <= $end_known
),

seen as (
    select
        *,
        as_of_date <= $start_as_of and accepted_at <= $start_known
        and (withdrawn_at is null or withdrawn_at > $start_known) as in_start,
        withdrawn_at is null or withdrawn_at > $end_known as in_end
    from place
),

-- of which county, sheet and day something was withdrawn between the two
withdrawn as (
    select distinct province, city, county, level, stream, as_of_date
    from seen
    where in_start and not in_end
)

select
    seen.report_id,
    seen.stream,
    case
        when seen.in_start then 'corrected'
        when seen.as_of_date > $start_as_of then if(seen.stream = 'plan', 'plan', 'own')
        when
            withdrawn.as_of_date is not null
            or exists (
                from seen as before
                where
                    before.in_start
                    and (before.province, before.city, before.county, before.level)
                    = (seen.province, seen.city, seen.county, seen.level)
                    and (before.stream, before.as_of_date, before.scope)
                    = (seen.stream, seen.as_of_date, seen.scope)
                    and (before.inspection_type, before.batch, before.supervision_form)
                    = (seen.inspection_type, seen.batch, seen.supervision_form)
                    and before.term_no is not distinct from seen.term_no
                    and before.round_first is not distinct from seen.round_first
                    and before.round_last is not distinct from seen.round_last
                    and before.period_start is not distinct from seen.period_start
            )
            then 'corrected'
        else 'late'
    end as cause
from seen
left join withdrawn using (province, city, county, level, stream, as_of_date)
where seen.in_start <> seen.in_end
order by seen.report_id
