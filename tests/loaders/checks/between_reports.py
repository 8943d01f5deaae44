"""Cases of the rules that hold a report against earlier ones, other rounds and other places."""

from tests.loaders.checks.cases import EARLIER, FED_BACK, SOURCE, plan, rounds, stationed

TOLD = {**FED_BACK, "interviews": 60}
BEFORE = {**TOLD, **EARLIER}
MONEY = {"money_total": 12.5}
# Figures of a round that no other round has by chance.
RICH = {**FED_BACK, "interviews": 61, "petitions": 23, "problems_policy": 34}
POOR = {"units_inspected": 6, "units_first_inspected": 6, "problems_found": 6, "interviews": 6}
SECOND = {"round_no": 2, "start_date": "2022-09-01", "as_of_date": "2023-06-30"}
LATER = {"as_of_date": "2024-01-31"}


def others(**figures: object) -> list[dict[str, object]]:
    """Three rounds before the usual one, with these figures."""
    return [
        {**FED_BACK, **figures, "round_no": number, "start_date": f"2022-0{number}-01"}
        for number in (1, 2, 4)
    ]


CASES = [
    rounds("figure_falls", "interviews", {**TOLD, "interviews": 59}, before=[BEFORE]),
    rounds("figure_falls", "", TOLD, before=[BEFORE]),
    rounds("figure_falls", "", {**TOLD, "interviews": None}, before=[BEFORE]),
    rounds("figure_falls", "", {**TOLD, "interviews": "约59"}, before=[BEFORE]),
    rounds("figure_falls", "", {"clues_held": 1}, before=[{**EARLIER, "clues_held": 2}]),
    rounds("figure_falls", "", {**TOLD, "interviews": 59, "round_no": 4}, before=[BEFORE]),
    rounds("figure_falls", "interviews", {**TOLD, **EARLIER}, {**TOLD, "interviews": 59}),
    rounds("figure_falls", "", {**TOLD, "interviews": 6}, before=[BEFORE]),
    stationed(
        "figure_falls",
        "checks_done",
        checks_done=7,
        posts=3,
        before=[{"period_end": "2023-09-30", "checks_done": 8, "posts": 4}],
    ),
    plan(
        "figure_falls",
        "instructions",
        instructions=1,
        talent_pool=8,
        before=[{**EARLIER, "instructions": 2, "talent_pool": 9}],
    ),
    plan("figure_falls", "", instructions=1, before=[{"as_of_date": "2022-12", "instructions": 2}]),
    rounds("figure_vanished", "interviews", {**TOLD, "interviews": None}, before=[BEFORE]),
    rounds("figure_vanished", "interviews", {**TOLD, "interviews": "—"}, before=[BEFORE]),
    rounds("figure_vanished", "", FED_BACK, before=[BEFORE]),
    rounds("figure_vanished", "", {**TOLD, "interviews": "几十"}, before=[BEFORE]),
    rounds("figure_vanished", "", {**TOLD, "interviews": None}, before=[{**FED_BACK, **EARLIER}]),
    rounds("required_blank", "", {**TOLD, "problems_found": None}, before=[BEFORE]),
    rounds("as_of_before_last", "as_of_date", EARLIER, before=[{}]),
    rounds("as_of_before_last", "", {}, before=[EARLIER]),
    rounds("as_of_before_last", "", EARLIER, before=[{}, EARLIER]),
    stationed(
        "as_of_before_last", "period_end", period_end="2023-09-30", before=[{"clues_handled": 12}]
    ),
    rounds("same_day_other_figures", "as_of_date", {**TOLD, "interviews": 61}, before=[TOLD]),
    rounds("same_day_other_figures", "", {**TOLD, "remarks": "同前"}, before=[TOLD]),
    rounds("same_day_other_figures", "", {**TOLD, "interviews": 61}, before=[BEFORE]),
    rounds("unchanged_since_last", "county", TOLD, before=[BEFORE]),
    rounds("unchanged_since_last", "", TOLD, {**TOLD, "round_no": 4}, before=[BEFORE]),
    rounds("unchanged_since_last", "", {**TOLD, "interviews": 61}, before=[BEFORE]),
    # two figures that were equal, and are again
    rounds(
        "unchanged_since_last",
        "",
        {**TOLD, "interviews": 61, "symposia": 61},
        before=[{**BEFORE, "interviews": 60, "symposia": 60}],
    ),
    rounds("unchanged_since_last", "", {**TOLD, **EARLIER}, TOLD),
    rounds("status_goes_back", "round_status", TOLD, before=[{**BEFORE, "round_status": "整改中"}]),
    rounds("status_goes_back", "", {**TOLD, "round_status": "已归档"}, before=[BEFORE]),
    rounds("status_goes_back", "", {**TOLD, "round_status": None}, before=[BEFORE]),
    rounds(
        "round_date_changed",
        "feedback_date start_date",
        {**TOLD, "start_date": "2023-04-01", "feedback_date": "2023-06-11"},
        before=[BEFORE],
    ),
    rounds(
        "round_date_changed",
        "",
        {**TOLD, "end_date": "2023-05"},
        before=[{**BEFORE, "feedback_date": "2023-06", "transfer_date": None}],
    ),
    rounds("round_date_changed", "end_date", {**TOLD, "end_date": "2023-04"}, before=[BEFORE]),
    rounds("ten_times_last_report", "interviews", {**TOLD, "interviews": 600}, before=[BEFORE]),
    rounds("ten_times_last_report", "interviews", {**TOLD, "interviews": 6}, before=[BEFORE]),
    rounds("ten_times_last_report", "", {**TOLD, "interviews": 599}, before=[BEFORE]),
    rounds("ten_times_last_report", "", {**TOLD, "interviews": 7}, before=[BEFORE]),
    rounds("ten_times_last_report", "", {"interviews": 40}, before=[{**EARLIER, "interviews": 4}]),
    rounds(
        "ten_times_last_report",
        "",
        {"scope": "本届累计", "interviews": 600},
        before=[{**EARLIER, "scope": "本届累计", "interviews": 60}],
    ),
    rounds("money_in_yuan", "money_total", {"money_total": 125000}, before=others(**MONEY)),
    rounds("money_in_yuan", "", {"money_total": 12500}, before=others(**MONEY)),
    rounds("money_in_yuan", "", {"money_total": 125000}, before=others()),
    rounds("money_in_yuan", "money_total", {"money_total": 125000}, before=[{**EARLIER, **MONEY}]),
    rounds(
        "ten_times_other_rounds", "interviews", {"interviews": 600}, before=others(interviews=60)
    ),
    rounds("ten_times_other_rounds", "", {"interviews": 599}, before=others(interviews=60)),
    rounds("ten_times_other_rounds", "", {"interviews": 40}, before=others(interviews=4)),
    rounds("ten_times_other_rounds", "", {"interviews": 600}, before=others(interviews=60)[:2]),
    rounds("ten_times_other_rounds", "", {"money_total": 125000}, before=others(**MONEY)),
    # what the round itself says for a later day is none of the others
    rounds(
        "ten_times_other_rounds",
        "interviews",
        {**EARLIER, "interviews": 600},
        {"interviews": 60},
        before=others(interviews=60),
    ),
    rounds(
        "ten_times_other_rounds",
        "",
        {**EARLIER, "interviews": 600},
        {"interviews": 60},
        before=others(interviews=60)[:2],
    ),
    rounds(
        "zero_unlike_other_rounds",
        "clues_transferred",
        {**FED_BACK, "clues_transferred": 0},
        before=others(clues_transferred=10),
    ),
    rounds(
        "zero_unlike_other_rounds",
        "",
        {**FED_BACK, "clues_transferred": 0},
        before=others(clues_transferred=10)[:2] + others(clues_transferred=9)[2:],
    ),
    rounds(
        "zero_unlike_other_rounds",
        "",
        {"clues_transferred": 0},
        before=others(clues_transferred=10),
    ),
    rounds(
        "zero_unlike_other_rounds",
        "",
        {**FED_BACK, "clues_transferred": None},
        before=others(clues_transferred=10),
    ),
    rounds("round_gap", "round_no", {"round_no": 5}, before=[SECOND]),
    rounds("round_gap", "", {}, before=[SECOND]),
    rounds("round_gap", "", {"round_no": 5}, {"round_no": 2}),
    rounds("round_gap", "", {"round_no": 5}, {}, {"round_no": 4}, before=[SECOND]),
    rounds("round_gap", "", {"round_no": None, "inspection_type": "专项"}, before=[SECOND]),
    rounds(
        "spans_overlap",
        "round_no",
        {"round_no": "3-6", "scope": "多轮合计"},
        before=[{"round_no": "1-4", "scope": "多轮合计"}],
    ),
    rounds(
        "spans_overlap",
        "",
        {"round_no": "5-8", "scope": "多轮合计"},
        {"round_no": "1-8", "scope": "本届累计"},
        before=[{"round_no": "1-4", "scope": "多轮合计"}],
    ),
    rounds(
        "round_number_reused",
        "round_no",
        {"inspection_type": "专项", "start_date": "2023-09-01"},
        before=[{}],
    ),
    rounds(
        "round_number_reused",
        "",
        {"inspection_type": "专项", "start_date": "2023-05-02"},
        {"inspection_type": "机动", "start_date": "2023-09-01", "batch": "第二批"},
        {"inspection_type": "提级", "start_date": None},
        before=[{}],
    ),
    rounds(
        "round_reported_otherwise",
        "start_date",
        {"start_date": "2023-03-02", "inspection_type": "专项"},
        before=[{"start_date": "2023-03-02"}],
    ),
    rounds(
        "round_reported_otherwise",
        "start_date",
        {"start_date": "2023-03-02", "round_no": 4},
        before=[{"start_date": "2023-03-02"}],
    ),
    rounds(
        "round_reported_otherwise",
        "",
        {"start_date": "2023-03-02"},
        {"start_date": "2023-03-02", "round_no": 4, "batch": "第二批"},
        {"start_date": "2023-03", "round_no": 5},
        before=[{"start_date": "2023-03-02"}],
    ),
    rounds("round_reported_otherwise", "", {"round_no": 4}, before=[{}]),
    rounds(
        "rounds_out_of_order", "start_date", {}, before=[{**SECOND, "start_date": "2023-03-02"}]
    ),
    rounds("rounds_out_of_order", "", {}, before=[{**SECOND, "start_date": "2023-03-01"}]),
    rounds("rounds_out_of_order", "", {}, {"round_no": 4, "start_date": None}, before=[SECOND]),
    rounds(
        "rounds_out_of_order",
        "",
        {"start_date": "2023-03"},
        {**SOURCE, "round_no": 4, "start_date": "2022-01-01"},
        before=[{**SECOND, "start_date": "2023-03-15"}],
    ),
    stationed(
        "periods_overlap",
        "period_start",
        period_start="2023-06-01",
        before=[{"period_end": "2023-06-30"}],
    ),
    stationed(
        "periods_overlap",
        "",
        period_start="2023-07-01",
        before=[{"period_end": "2023-06-30"}],
    ),
    stationed("periods_overlap", "", before=[{"period_end": "2023-06-30"}]),
    stationed(
        "periods_overlap",
        "",
        period_start="2023-06-01",
        supervision_form="驻点监督",
        before=[{"period_end": "2023-06-30"}],
    ),
    rounds("copied_from_other_round", "county", {**RICH, "round_no": 4}, before=[RICH]),
    rounds("copied_from_other_round", "county", RICH, {**RICH, "round_no": 4}),
    rounds("copied_from_other_round", "", {**RICH, "round_no": 4, "petitions": 22}, before=[RICH]),
    rounds("copied_from_other_round", "", {**RICH, **LATER}, before=[RICH]),
    rounds("copied_from_other_round", "", {**POOR, "round_no": 4}, before=[POOR]),
    rounds(
        "copied_from_other_place",
        "county",
        {**RICH, "symposia": 41},
        {**RICH, "symposia": 41, "county": "甲江县"},
    ),
    rounds(
        "copied_from_other_place",
        "",
        {**RICH, "symposia": 42},
        {**RICH, "symposia": 43, "county": "甲江县"},
    ),
    rounds("copied_from_other_place", "", POOR, {**POOR, "county": "甲江县"}),
    rounds(
        "copied_from_other_place",
        "",
        {**RICH, "symposia": 44},
        {**RICH, "symposia": 44, "county": "示例市", "level": "合计"},
    ),
]
