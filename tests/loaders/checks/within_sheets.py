"""Cases of the rules about a sheet, about the plan, and between the sheets of one file."""

from tests.loaders.checks.cases import EARLIER, FED_BACK, PLAN, SOURCE, case, plan, rounds

DONE = {**FED_BACK, "round_status": "整改中", "problems_rectified": 70}
HEAPED = {"interviews": 120, "questionnaires": 200, "symposia": 15, "petitions": 40}
HEAPED |= {"problems_found": 80, "problems_fed_back": 70, "talks_admonished": 30}
ODD = {name: figure + 1 for name, figure in HEAPED.items()}
TERM_TEN = {**PLAN, "as_of_date": "2023-06-30"}
TERM_NINE = {**PLAN, "term_no": "九届", "term_start": "2016-09-01", "term_end": "2021-08-31"}
TERM_NINE |= {"as_of_date": "2021-08-31"}
DEPARTED = {"start_date": "2021-07-31", "round_no": 9}

CASES = [
    rounds("county_named_twice", "county", {}, {"county": "壬川", "round_no": 4}),
    rounds("county_named_twice", "", {}, {"round_no": 4}, {"county": "甲江", "round_no": 4}),
    rounds("county_named_twice", "", {**SOURCE}, {**SOURCE, "county": "壬川", "round_no": 4}),
    rounds(
        "as_of_differs",
        "as_of_date",
        *({"round_no": number} for number in (1, 2, 3)),
        {"round_no": 4, "as_of_date": "2022-12-31", "start_date": "2022-03-01"},
    ),
    rounds(
        "as_of_differs",
        "",
        *({"round_no": number} for number in (1, 2)),
        *({"round_no": number, **EARLIER} for number in (3, 4)),
    ),
    rounds(
        "as_of_differs",
        "",
        *({"round_no": number} for number in (1, 2, 3, 4)),
        {"round_no": 4, **EARLIER},
        {"county": "甲江县", "round_no": 4, **EARLIER},
    ),
    rounds(
        "everything_perfect",
        "problems_rectified",
        *({**DONE, "round_no": number} for number in (2, 3, 4, 5)),
    ),
    rounds("everything_perfect", "", *({**DONE, "round_no": number} for number in (2, 3, 4))),
    rounds(
        "everything_perfect",
        "",
        *({**DONE, "round_no": number} for number in (2, 3, 4)),
        {**DONE, "round_no": 5, "problems_rectified": 69},
    ),
    rounds(
        "everything_perfect",
        "",
        *({**DONE, "round_no": number, "round_status": "已归档"} for number in (2, 3, 4, 5)),
    ),
    rounds("digits_heaped", "county", *({**HEAPED, "round_no": number} for number in (2, 3, 4))),
    rounds("digits_heaped", "", *({**HEAPED, "round_no": number} for number in (2, 3))),
    rounds(
        "digits_heaped",
        "",
        {**HEAPED, "round_no": 2},
        *({**ODD, "round_no": number} for number in (3, 4)),
    ),
    plan("plan_changed", "units_planned", before=[{**EARLIER, "units_planned": 95}]),
    plan("plan_changed", "", before=[EARLIER]),
    plan("plan_changed", "", before=[{**EARLIER, "units_planned": None, "villages_planned": 9}]),
    plan("term_dates_changed", "term_end", before=[{**EARLIER, "term_end": "2026-07-30"}]),
    plan("term_dates_changed", "", before=[{**EARLIER, "term_end": "2026-07-31"}]),
    plan("term_length_unusual", "term_end", term_end="2025-06-30"),
    plan("term_length_unusual", "", term_end="2025-07-02"),
    plan("term_length_unusual", "", term_end="2021-01-01"),
    case(
        "rounds_beyond_plan",
        "round_no",
        {"rounds": [{"round_no": 11}], "plan": [{"rounds_planned": 10}]},
    ),
    case(
        "rounds_beyond_plan",
        "",
        {
            "rounds": [{"round_no": 10}, {"county": "甲江县", "round_no": 11}],
            "plan": [{"rounds_planned": 10}],
        },
    ),
    case(
        "rounds_beyond_plan",
        "round_no",
        {"rounds": [{"round_no": 11}]},
        before={"plan": [{"rounds_planned": 10}]},
    ),
    case("round_outside_term", "start_date", {"rounds": [DEPARTED], "plan": [{}]}),
    case(
        "round_outside_term",
        "start_date",
        {"rounds": [{**DEPARTED, "start_date": "2027-03-03", "as_of_date": "2027-03"}]},
        before={"plan": [{}]},
    ),
    case(
        "round_outside_term",
        "",
        {
            "rounds": [{**DEPARTED, "start_date": "2021-08-01"}, {**DEPARTED, **SOURCE}],
            "plan": [{}],
        },
    ),
    case("round_outside_term", "", {"rounds": [DEPARTED], "plan": [TERM_TEN, TERM_NINE]}),
    case("round_outside_term", "", {"rounds": [DEPARTED]}),
    case(
        "term_differs_from_plan", "term_no", {"rounds": [DEPARTED], "plan": [TERM_TEN, TERM_NINE]}
    ),
    case(
        "term_differs_from_plan",
        "term_no",
        {"rounds": [DEPARTED]},
        before={"plan": [TERM_TEN, TERM_NINE]},
    ),
    case(
        "term_differs_from_plan",
        "",
        {
            "rounds": [{**DEPARTED, "term_no": "九届"}, {**DEPARTED, "start_date": "2021-08-15"}],
            "plan": [TERM_TEN, TERM_NINE],
        },
    ),
    case(
        "coverage_over_plan",
        "units_first_inspected",
        {"rounds": [{"round_no": 1}, {"round_no": 2}], "plan": [{"units_planned": 9}]},
    ),
    case(
        "coverage_over_plan",
        "",
        {"rounds": [{"round_no": 1}, {"round_no": 2}], "plan": [{"units_planned": 10}]},
    ),
    case(
        "coverage_over_plan",
        "units_first_inspected",
        {"rounds": [{"round_no": 2}]},
        before={"rounds": [{"round_no": 1}], "plan": [{"units_planned": 9}]},
    ),
    case(
        "coverage_over_plan",
        "units_planned",
        {"plan": [{"units_planned": 9}]},
        before={"rounds": [{"round_no": 1}, {"round_no": 2}]},
    ),
    case(
        "coverage_over_plan",
        "",
        {"rounds": [{"round_no": 2, "as_of_date": "2024-01-31"}]},
        before={"rounds": [{"round_no": 2}], "plan": [{"units_planned": 5}]},
    ),
    case("coverage_over_plan", "", {"rounds": [{}], "plan": [{"units_planned": None}]}),
]
