"""What is told of a period: the matters in the order of the work, and their measure words."""

# section → what grew, each with the measure word it is counted by
MATTERS = {
    "coverage": {"units_first_inspected": "units", "villages_first_inspected": "units"},
    "findings": {
        "problems_found": "problems", "problems_fed_back": "problems",
        "problems_rectified": "problems",
    },
    "outcomes": {
        "clues_transferred": "clues", "clues_concluded": "clues", "cases_filed": "clues",
        "persons_disciplined": "persons", "persons_org_handled": "persons", "money_total": "",
    },
    "lasting": {"systems_established": "systems", "livelihood_settled": "matters"},
}  # fmt: skip
UNITS = {name: unit for matters in MATTERS.values() for name, unit in matters.items()}
# what may stand county by county in a paper that goes to all of them
BY_COUNTY = (
    *("units_first_inspected", "problems_found", "problems_rectified", "clues_transferred"),
    *("clues_concluded", "cases_filed", "persons_disciplined"),
)
