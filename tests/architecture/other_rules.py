"""The rules for what is not Python: SQL, catalogues, requirements, and any text at all."""

import re
import string
import tomllib
from collections.abc import Iterable, Iterator

from tests.architecture.source import Source

LONGEST_SQL = 80
PIN = re.compile(r"[A-Za-z0-9][\w.-]*(\[[\w,-]+\])?==\d[\w.]*")
# Put together here, so that this very file does not hold such a path.
MACHINE_PATHS = re.compile(
    "|".join(("/" + "home/", "/" + "Users/", "/" + "root/", "/" + "work/", "/" + "tmp/"))
    + r"|[A-Z]:\\\\?Users"
)


def sql_is_short_and_says_its_grain(source: Source) -> Iterator[str]:
    """At most 80 lines; the first says the grain ("-- One row per …" for views and indicators)."""
    if len(source.lines) > LONGEST_SQL:
        yield f"{len(source.lines)} lines, of {LONGEST_SQL}"
    kept = source.path.parts[1:2] in {("views",), ("indicators",)}
    start = "-- One row per" if kept else "-- "
    if not source.lines or not source.lines[0].startswith(start):
        yield f"the first line does not begin with {start!r}"


def languages_agree(chinese: Source, english: Source) -> Iterator[str]:
    """Two catalogues of one area have the same keys, and the same {placeholders} under each."""
    ours, theirs = tomllib.loads(chinese.text), tomllib.loads(english.text)
    yield from (f"{key} stands in one language only" for key in sorted(ours.keys() ^ theirs.keys()))
    for key in sorted(ours.keys() & theirs.keys()):
        if placeholders(ours[key]) != placeholders(theirs[key]):
            yield f"{key} has other placeholders"


def placeholders(words: str) -> set[str]:
    """The names in braces that `words` asks for."""
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


def requirements_are_pinned(source: Source) -> Iterator[str]:
    """Every line names one package at one version, or another file of such lines."""
    for number, line in enumerate(source.lines, start=1):
        wanted = line.split("#")[0].strip()
        if wanted and not wanted.startswith("-r ") and not PIN.fullmatch(wanted):
            yield f"line {number}: {wanted} is not pinned exactly"


def every_requirement_has_a_reason(requirements: Iterable[Source], why: Source) -> Iterator[str]:
    """Every package of the requirements files stands in docs/decisions.md as "- **name**: …"."""
    explained = set(re.findall(r"^- \*\*([\w.-]+)\*\*: \S", why.text, re.MULTILINE))
    for source in requirements:
        for line in source.lines:
            name = line.split("==")[0].strip()
            if "==" in line and name not in explained:
                yield f"{name} has no reason in {why.path}"


def no_path_of_one_machine(source: Source) -> Iterator[str]:
    """No absolute path that only one machine has."""
    for number, line in enumerate(source.lines, start=1):
        found = MACHINE_PATHS.search(line)
        # The path of a web address is nobody's folder.
        if found and not re.search(r"https?://\S*$", line[: found.start()]):
            yield f"line {number}: {line.strip()[:100]}"
