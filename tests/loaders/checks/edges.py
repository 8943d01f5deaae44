"""Cases at the edges of rules: the very number, and each condition that keeps a rule silent."""

from tests.loaders.checks.cases import EARLIER, FED_BACK, PLAN, SOURCE, plan, rounds, stationed

PERFECT = {**FED_BACK, "round_status": "整改中", "problems_found": 20}
TENS = ("interviews", "questionnaires", "symposia", "petitions", "problems_found", "clues_found")
TENS += ("problems_fed_back", "talks_admonished", "clue_persons", "suggestions")
# Six different figures of five and more, five being one of them; and five of them.
SIX, FIVE = {**FED_BACK, "interviews": 61}, FED_BACK
SPAN = {"round_no": "1-4", "scope": "多轮合计"}
DAY_TWO = {"start_date": "2023-03-02"}
# What a year concluded and put right, some of it of rounds of the year before.
YEAR = {**FED_BACK, "scope": "年度", "round_no": None, "problems_fed_back": 70}
YEAR |= {"start_date": "2023-01-01", "end_date": "2023-12-31", "clues_transferred": 9}
YEAR |= {"clues_concluded": 10, "problems_rectified": 71, "problems_due": 71}
VOTED = {"votes_returned": 200, "votes_satisfied": 199}


def perfect(*wholes: int) -> list[dict[str, object]]:
    """A round for each number of problems, all of them rectified."""
    return [
        {**PERFECT, "round_no": number, "problems_fed_back": whole, "problems_rectified": whole}
        for number, whole in enumerate(wholes, 2)
    ]


def heaped(number: int, how_many: int, **more: object) -> dict[str, object]:
    """Ten figures of a round, so many of which are tens."""
    figures = {name: 10 if place < how_many else 11 for place, name in enumerate(TENS)}
    return {"round_no": number, **figures, **more}


def before(**figures: object) -> list[dict[str, object]]:
    """Three rounds before the usual one, with these figures."""
    return [{**FED_BACK, "round_no": number, **figures} for number in (1, 2, 4)]


CASES = [
    rounds("part_exceeds_whole", "clues_to_discipline", {**YEAR, "clues_to_discipline": 10}),
    rounds("detail_exceeds_whole", "clues_concluded problems_due problems_rectified", YEAR),
    rounds("dates_out_of_order", "", YEAR),
    rounds("satisfaction_differs", "", {**VOTED, "satisfaction_rate": "98%以上"}),
    rounds("key_blank", "inspection_type", {"inspection_type": None}),
    rounds(
        "part_exceeds_whole",
        "",
        {"inspectors": 20, "inspectors_seconded": 20},
        {"round_no": 4, "inspectors": 30, "inspectors_seconded": 25},
    ),
    plan("posts_overfilled", "", posts_office=5, filled_office=5, posts_groups=4, filled_groups=4),
    rounds("satisfaction_differs", "satisfaction_rate", {**VOTED, "satisfaction_rate": 98.8}),
    rounds("satisfaction_differs", "", {**VOTED, "satisfaction_rate": 99}),
    rounds(
        "money_parts_exceed_total",
        "",
        {"money_total": 100, "money_confiscated": 100, "money_loss_recovered": 0.02},
    ),
    rounds("key_blank", "", {"inspection_type": None, "scope": "本届累计", "round_no": None}),
    rounds("everything_perfect", "problems_rectified", *perfect(13, 13, 12, 12)),
    rounds("everything_perfect", "", *perfect(13, 12, 12, 12)),
    rounds("everything_perfect", "", *perfect(20, 20, 20, 0)),
    rounds("digits_heaped", "county", heaped(2, 6), heaped(4, 6)),
    rounds("digits_heaped", "", heaped(2, 6), heaped(4, 5)),
    rounds(
        "digits_heaped",
        "",
        heaped(2, 10, satisfaction_rate="95%", money_total=50),
        heaped(4, 10, suggestions=None, campaigns="约20", groups=5),
    ),
    rounds("figure_unlikely", "problems_found", {"scope": "本届累计", "problems_found": 200001}),
    rounds("figure_unlikely", "", {"scope": "本届累计", "problems_found": 200000}),
    rounds(
        "first_round_not_all_first",
        "",
        {"round_no": 1, "scope": "本届累计"},
        {"round_no": 1, "inspection_type": "专项"},
        {"round_no": 1, "batch": "第二批"},
    ),
    rounds("measures_exceed_filed", "persons_detained", {"cases_filed": 1, "persons_detained": 4}),
    rounds("disciplined_without_cases", "", {"cases_filed": 0, "persons_disciplined": 0}),
    rounds("disciplined_far_above_cases", "", {"cases_filed": 2, "persons_disciplined": 9}),
    rounds("persons_far_above_clues", "clue_persons", {"clues_transferred": 2, "clue_persons": 30}),
    rounds("percent_too_small", "satisfaction_rate", {"satisfaction_rate": "1%"}),
    rounds(
        "money_parts_exceed_total",
        "money_total",
        {"money_total": 100, "money_confiscated": 100, "money_loss_recovered": 0.03},
    ),
    rounds(
        "unit_kinds_exceed_inspected",
        "units_inspected",
        {"units_departments": 6, "units_townships": 1},
    ),
    rounds(
        "problem_kinds_exceed_found",
        "problems_found",
        {
            "problems_found": 9,
            "problems_policy": 9,
            "problems_conduct": 1,
            "problems_organisation": 0,
        },
    ),
    rounds("part_exceeds_whole", "", {"inspectors": "约20", "inspectors_seconded": 21}),
    rounds(
        "rectified_before_feedback",
        "",
        {**FED_BACK, **SOURCE, "as_of_date": "2023-05-31", "problems_rectified": 3},
    ),
    rounds(
        "status_behind_dates", "", {**FED_BACK, "round_status": None, "feedback_date": "2024-01-01"}
    ),
    rounds(
        "status_behind_dates",
        "round_status",
        {**FED_BACK, "round_status": "进驻中", "feedback_date": "2023-12-31"},
    ),
    stationed("round_too_long", "", period_start="2022-12-26"),
    plan("plan_outside_term", "", as_of_date="2026-08-31"),
    plan("term_length_unusual", "term_end", term_end="2028-01-01"),
    rounds("copied_from_other_round", "county", {**SIX, "round_no": 4}, before=[SIX]),
    rounds("copied_from_other_round", "", {**FIVE, "round_no": 4}, before=[FIVE]),
    rounds("copied_from_other_round", "", {**SIX, **SOURCE, "round_no": 4}, before=[SIX]),
    rounds(
        "copied_from_other_place",
        "county",
        {**SIX, "symposia": 51},
        {**SIX, "symposia": 51, "county": "甲江县"},
    ),
    rounds(
        "copied_from_other_place",
        "",
        {**FIVE, "symposia": 4},
        {**FIVE, "symposia": 4, "county": "甲江县"},
    ),
    rounds("money_in_yuan", "", {"money_total": 9999}, before=before(money_total=1)),
    rounds("money_in_yuan", "", {"money_total": 20000}, before=before(money_total=0)),
    rounds(
        "money_in_yuan",
        "",
        {"money_total": 20000, "scope": "本届累计"},
        before=before(money_total=1),
    ),
    rounds(
        "ten_times_last_report",
        "interviews",
        {"interviews": 50},
        before=[{**EARLIER, "interviews": 5}],
    ),
    rounds("ten_times_other_rounds", "interviews", {"interviews": 50}, before=before(interviews=5)),
    rounds(
        "ten_times_other_rounds",
        "",
        {"interviews": 600},
        before=before(interviews=60, scope="多轮合计"),
    ),
    rounds(
        "zero_unlike_other_rounds",
        "",
        {**FED_BACK, "clues_transferred": 0},
        before=before(clues_transferred=10)[:2],
    ),
    rounds(
        "zero_unlike_other_rounds",
        "",
        {**FED_BACK, "clues_transferred": 0},
        before=before(clues_transferred=10, inspection_type="专项"),
    ),
    rounds(
        "zero_unlike_other_rounds", "", {**FED_BACK, "interviews": 0}, before=before(interviews=10)
    ),
    rounds(
        "round_gap", "round_no", {"round_no": 8}, before=[{"round_no": "1-6", "scope": "多轮合计"}]
    ),
    rounds("round_gap", "", {"round_no": 8}, before=[{"round_no": "1-7", "scope": "年度"}]),
    rounds(
        "spans_overlap",
        "",
        {**SPAN, "round_no": "1-6"},
        {**SPAN, "round_no": "2-4"},
        {**SPAN, "round_no": "3-6", "batch": "第二批"},
        {**SPAN, "round_no": "3-6", "term_no": "九届"},
        before=[SPAN],
    ),
    rounds("spans_overlap", "round_no", {**SPAN, "round_no": "4-6"}, before=[SPAN]),
    rounds("spans_overlap", "", {**SPAN, **SOURCE, "round_no": "3-6"}, before=[SPAN]),
    stationed(
        "periods_overlap",
        "period_start",
        period_start="2023-06-30",
        before=[{"period_end": "2023-06-30"}],
    ),
    stationed(
        "periods_overlap",
        "",
        period_start="2023-03-01",
        period_end="2023-06-30",
        before=[{"period_end": "2023-06-30"}],
    ),
    rounds(
        "round_number_reused",
        "",
        {"inspection_type": "专项", "start_date": "2023-09-01", "round_no": 4},
        {"inspection_type": "机动", "start_date": "2023-09-01", "term_no": "九届"},
        {**SOURCE, "inspection_type": "提级", "start_date": "2023-09-01"},
        before=[{}],
    ),
    rounds(
        "round_number_reused",
        "round_no",
        {"inspection_type": "专项", "start_date": "2023-05-03"},
        before=[{}],
    ),
    rounds("round_number_reused", "", {"start_date": "2023-09-01"}, before=[EARLIER]),
    rounds(
        "round_reported_otherwise", "start_date", {**DAY_TWO, "term_no": "九届"}, before=[DAY_TWO]
    ),
    rounds(
        "round_reported_otherwise",
        "",
        {**DAY_TWO, "round_no": 4},
        {**DAY_TWO, **SOURCE, "round_no": 5},
        before=[{"start_date": "2023-03-05"}],
    ),
    rounds("round_reported_otherwise", "", {**DAY_TWO, "round_no": 4}, {**DAY_TWO, "round_no": 5}),
    rounds("rounds_out_of_order", "", {"start_date": "2023-02-01"}, before=[EARLIER]),
    rounds("status_goes_back", "", FED_BACK, before=[{**FED_BACK, **EARLIER}]),
    rounds(
        "printed_total_differs",
        "",
        {},
        {"county": "甲江县"},
        {"county": "示例市", "level": "合计", "units_inspected": 13, "round_no": 4},
    ),
    rounds(
        "printed_total_differs",
        "",
        {},
        {"county": "甲江县"},
        {"county": "示例市", "level": "合计", "units_inspected": 13, "term_no": "九届"},
    ),
    rounds(
        "printed_total_differs",
        "",
        {},
        {"county": "甲江县"},
        {"county": "示例市", "level": "合计", "units_inspected": 13, **EARLIER},
    ),
    rounds("villages_first_blank", "", {**SOURCE, "villages_inspected": 3}),
    rounds("villages_first_blank", "", {"villages_inspected": 3, "villages_first_inspected": 0}),
    plan("plan_changed", "", before=[{**PLAN, **EARLIER, "term_no": "九届", "units_planned": 95}]),
]
