-- One row per plan-and-team report up to as_of: every state of the plan, because a plan stays in force.
create or replace view plan as
select
    *,
    '' as term_group,
    null::varchar as why,
    []::bigint[] as missing_rounds,
    min(figures_hash) over same_state <> max(figures_hash) over same_state as is_contradicted
from report_known
where stream = 'plan' and as_of_date <= as_of()
window same_state as (
    partition by province, city, county, level, term_no, as_of_date
)
