-- One row per plan-and-team report up to as_of: every state of the plan, because a plan stays in force.
create or replace view plan as
with contradicted as (
    select
        province, city, county, level, term_no, as_of_date,
        min(figures_hash) <> max(figures_hash) as is_contradicted
    from report_known
    where stream = 'plan'
    group by all
)

select
    report.* replace (
        coalesce(report.term_start, office_term.term_start) as term_start,
        coalesce(report.term_end, office_term.term_end) as term_end
    ),
    '' as term_group,
    null::varchar as why,
    []::bigint[] as missing_rounds,
    null::bigint as round_count,
    is_contradicted
from report_known as report
inner join contradicted
    on
        report.province = contradicted.province and report.city = contradicted.city
        and report.county = contradicted.county and report.level = contradicted.level
        and report.term_no is not distinct from contradicted.term_no
        and report.as_of_date = contradicted.as_of_date
left join office_term on report.term_no = office_term.term_no
where report.stream = 'plan' and report.as_of_date <= as_of()
