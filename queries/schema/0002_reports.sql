-- One row per accepted row of a workbook. A report is never rewritten: a later one stands beside it.
create sequence report_id_seq;
create table report (
    report_id bigint primary key default nextval('report_id_seq'),
    submission_id bigint not null,
    -- the key: what is reported
    stream varchar not null check (stream in ('rounds', 'plan', 'stationed', 'narrative')),
    province varchar not null, city varchar not null, county varchar not null,
    level varchar not null check (level in ('县', '市本级', '合计')),
    term_no integer,
    scope varchar not null default '' check (scope in ('', '本轮', '多轮合计', '本届累计', '年度')),
    round_first integer, round_last integer,
    inspection_type varchar not null default '', batch varchar not null default '',
    supervision_form varchar not null default '', period_start date,
    -- the state it describes
    as_of_date date not null,
    -- round summary: words and dates
    round_status varchar, methods varchar, start_date date, end_date date, feedback_date date,
    transfer_date date, remarks varchar,
    -- round summary: counts
    groups bigint, inspectors bigint, inspectors_seconded bigint, units_inspected bigint,
    units_first_inspected bigint, units_revisited bigint, units_departments bigint,
    units_townships bigint, units_enterprises bigint, units_extended bigint,
    villages_inspected bigint, villages_first_inspected bigint, interviews bigint,
    questionnaires bigint, symposia bigint, petitions bigint, problems_found bigint,
    problems_policy bigint, problems_conduct bigint, problems_organisation bigint,
    problems_fed_back bigint, problems_fixed_on_site bigint, problems_rectified bigint,
    problems_due bigint, problems_due_rectified bigint, units_rechecked bigint,
    problems_rechecked bigint, problems_not_rectified bigint, talks_admonished bigint,
    persons_accountable bigint, clues_found bigint, clues_transferred bigint,
    clues_to_discipline bigint, clues_fast bigint, clues_by_data bigint, clue_persons bigint,
    clues_concluded bigint, clues_by_talk bigint, clues_by_verification bigint,
    clues_held bigint, clues_dismissed bigint, cases_filed bigint, persons_filed bigint,
    persons_disciplined bigint, persons_disciplined_section bigint,
    persons_disciplined_heads bigint, persons_org_handled bigint, persons_detained bigint,
    persons_to_judiciary bigint, form_1 bigint, form_2 bigint, form_3 bigint, form_4 bigint,
    systems_established bigint, campaigns bigint, suggestions bigint,
    livelihood_settled bigint, units_published bigint, votes_returned bigint,
    votes_satisfied bigint, persons_flagged bigint, matters_flagged bigint,
    matters_resolved bigint,
    -- round summary: money in 万元, percents as printed
    money_total double, money_confiscated double, money_loss_recovered double,
    satisfaction_rate double,
    -- plan and team: words and dates
    term_start date, term_end date,
    -- plan and team: counts
    units_planned bigint, villages_planned bigint, rounds_planned bigint, posts_office bigint,
    filled_office bigint, posts_groups bigint, filled_groups bigint, leader_pool bigint,
    talent_pool bigint, trained bigint, sent_up bigint, promoted bigint, office_rules bigint,
    inspection_rules bigint, committee_meetings bigint, secretary_meetings bigint,
    leading_group_meetings bigint, instructions bigint, leaders_attending bigint,
    -- stationed supervision: words and dates
    period_end date,
    -- stationed supervision: counts
    stationed_groups bigint, bodies_supervised bigint, bodies_covered bigint,
    subordinate_bodies bigint, subordinate_covered bigint, posts bigint, filled bigint,
    leaders_rotated bigint, checks_done bigint, clues_handled bigint, clues_self_found bigint,
    cases_administrative bigint, county_persons_disciplined bigint, recommendations bigint,
    mechanisms bigint, livelihood_matters bigint,
    -- account in words: words and dates
    practices varchar, typical_cases varchar, difficulties varchar, advice varchar,
    -- where it comes from: field → place in the workbook and the text as typed
    source varchar, source_row varchar, sheet varchar not null, place varchar not null,
    not_applicable varchar[] not null default [], approximate varchar[] not null default [],
    provenance map(varchar, struct(
        sheet varchar, cell varchar, raw varchar, approximate boolean, corrected_by varchar
    )) not null,
    figures_hash ubigint not null,
    -- when it was known
    accepted_at timestamp not null, withdrawn_at timestamp
);
