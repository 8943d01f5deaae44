-- One row per invented report: 10 counties a city, 12 rounds reported again every month, 8 states of the plan.
insert into report by name
with places as (
    select
        'p' || (city_no // 10) as province, 'c' || city_no as city,
        'c' || city_no || '-' || county_no as county
    from range($cities) as cities(city_no), range(10) as counties(county_no)
),

rounds as (
    select
        *, 'rounds' as stream, '本轮' as scope, '常规' as inspection_type,
        round_no as round_first, round_no as round_last,
        date '2020-01-01' + (round_no * 60)::integer as end_date,
        date '2020-02-01' + (round_no * 60 + month_no * 30)::integer as as_of_date,
        (random() * 9)::integer + 1 as units_first_inspected,
        (random() * 20)::integer as villages_first_inspected,
        (random() * 90)::integer + 10 as problems_found,
        (random() * 90)::integer + 10 as problems_fed_back,
        (random() * 10)::integer as problems_rectified,
        if(random() < 0.05, null, (random() * 40)::integer) as clues_transferred,
        if(random() < 0.10, null, (random() * 20)::integer) as cases_filed,
        (random() * 20)::integer as persons_disciplined,
        (random() * 3)::integer as persons_to_judiciary
    from places, range(1, 13) as rounds(round_no), range($months) as months(month_no)
),

plans as (
    select
        *, 'plan' as stream, '' as scope, '' as inspection_type,
        date '2020-01-01' + (state_no * 150)::integer as as_of_date,
        90 + state_no as units_planned, 200 + state_no as villages_planned,
        4 as posts_office, (random() * 4)::integer as filled_office,
        12 as posts_groups, (random() * 12)::integer as filled_groups
    from places, range(8) as states(state_no)
),

final as (
    select * from rounds
    union all by name
    select * from plans
)

select
    * exclude (round_no, month_no, state_no), '县' as level, 10 as term_no,
    0 as submission_id, 'sheet' as sheet, '2' as place, hash(random()) as figures_hash,
    map {'clues_transferred': {
        'sheet': 'sheet', 'cell': 'C2', 'raw': '1', 'approximate': false, 'corrected_by': null
    }} as provenance,
    timestamp '2024-01-01 00:00:00' + to_seconds(coalesce(month_no, state_no)) as accepted_at
from final
order by coalesce(month_no, state_no), county, round_first
