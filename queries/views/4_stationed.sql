-- One row per stationed period and form (its latest report up to as_of), and why it does not count
-- (NULL: it counts). Of periods that overlap the longer one counts; they never add.
create or replace view stationed as
with measured as (
    select
        *,
        row(as_of_date - period_start, as_of_date, accepted_at, report_id) as precedence
    from report_current
    where stream = 'stationed'
),

shadowed as (
    select distinct shorter.report_id
    from measured as shorter
    inner join measured as longer
        on
            shorter.province = longer.province and shorter.city = longer.city
            and shorter.county = longer.county and shorter.level = longer.level
            and shorter.supervision_form = longer.supervision_form
            and longer.period_start <= shorter.as_of_date
            and longer.as_of_date >= shorter.period_start
            and longer.precedence > shorter.precedence
)

select
    measured.* exclude (precedence),
    '' as term_group,
    if(shadowed.report_id is null, null, 'inside_period') as why,
    []::bigint[] as missing_rounds
from measured
left join shadowed using (report_id)
