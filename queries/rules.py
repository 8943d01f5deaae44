"""The rules about submissions: one SQL file each in queries/checks, described by its header."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

CHECKS = Path(__file__).parent / "checks"
SEVERITIES = ("must_fix", "explain", "notice")
# What a rule looks at, from the single cell outwards.
SUBJECTS = ("cell", "row", "sheet", "plan", "last_report", "other_rounds", "other_places", "sender")
TOGETHER = 10
HEADER = re.compile(
    r"^-- (must_fix|explain|notice): (checks\.\w+)\n-- about: (\w+)\n(?:-- unless: ([\w, ]+)\n)?",
    re.MULTILINE,
)


class Rule(NamedTuple):
    """One rule: its name (that of its file), how grave it is, the key of its words, what it looks
    at, the more telling rules that silence it at a cell (`unless`), and its SQL.
    """

    rule: str
    severity: str
    message: str
    subject: str
    unless: frozenset[str]
    sql: str


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule there is, by name. Raises ValueError for a file whose header is not complete."""
    return tuple(_rule(path) for path in sorted(CHECKS.glob("*.sql")))


@cache
def statements(has_history: bool = True) -> tuple[str, ...]:
    """All rules as a few statements, whose rows name their `rule`: ten together take less than ten
    apart. Of places that nobody reported before, rules about the last report are not asked.
    """
    asked = [one for one in rules() if has_history or one.subject != "last_report"]
    parts = [f"(select '{one.rule}' as rule, * from (\n{one.sql}\n))" for one in asked]
    return tuple("\nunion all by name\n".join(group) for group in _in_groups(parts))


def _in_groups(parts: list[str]) -> list[list[str]]:
    return [parts[start : start + TOGETHER] for start in range(0, len(parts), TOGETHER)]


def _rule(path: Path) -> Rule:
    sql = path.read_text(encoding="utf-8").strip()
    header = HEADER.search(sql)
    if header is None or header[3] not in SUBJECTS:
        raise ValueError(f"{path.name} does not say how grave it is, its words and its subject")
    unless = frozenset(header[4].split(", ")) if header[4] else frozenset()
    return Rule(path.stem, header[1], header[2], header[3], unless, sql)
