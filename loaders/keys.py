"""The columns without which nobody knows what a row reports: found without a header, or missing."""

from dataclasses import replace

from loaders.columns import Columns
from loaders.fieldlist import Field, field_of, keys
from loaders.findings import finding
from loaders.folding import fold
from loaders.headers import Match
from loaders.lines import EXAMPLE, NOTE_CAPTIONS, TOTAL, UNIT_CAPTIONS
from loaders.model import Finding, Row
from loaders.places import find_place
from loaders.regions import Header, Heading, Region
from loaders.register import Ambiguous, County
from loaders.stated import is_note

# What a source cannot vouch for.
ALWAYS = {"county", "as_of_date", "period_end"}
NUMBERED_OTHERWISE = {"专项", "机动"}


def with_county_column(region: Region) -> tuple[Region, list[Finding]]:
    """The region with the column that holds nothing but counties as its county column, where no
    header says so, and a notice of it.
    """
    if any(each.field == "county" for each in region.header.known.values()):
        return region, []
    headings = {heading.place: heading for heading in region.header.headings}
    free = [
        place
        for place in range(region.header.span[1] + 1)
        if place not in headings or headings[place].match is None
    ]
    held = {place: names for place in free if (names := _places_in(region, place))}
    if not held:
        return region, []
    # A city that stands above or before its counties says whose they are, and reports nothing.
    return _named(region, max(held, key=lambda place: sum(map(_is_no_city, held[place]))))


def _named(region: Region, place: int) -> tuple[Region, list[Finding]]:
    county = field_of(region.kind, "county")
    cell = region.grid.name(*region.grid.head(region.bottom, place))
    labels = {each.place: each.label for each in region.header.headings}
    label = labels.get(place) or county.header
    heading = Heading(place, label, Match("known", (county,), None))
    others = [each for each in region.header.headings if each.place != place]
    ordered = tuple(sorted([*others, heading], key=lambda each: each.place))
    notice = finding("county_column_unnamed", region.grid.sheet, cell, county.header)
    return replace(region, header=Header(region.kind, ordered)), [notice]


def _places_in(region: Region, place: int) -> set[County | Ambiguous]:
    """The places that a column names beside figures; none where it holds any other text."""
    names = []
    for line in range(region.bottom + 1, region.end):
        cell = region.grid.lines[line][place]
        has_figures = any(region.grid.lines[line][each] is not None for each in region.header.known)
        if has_figures and isinstance(cell, str) and not _is_other(cell):
            names.append(cell)
    found = [find_place(name) for name in names]
    return set() if None in found else {each for each in found if each}


def _is_no_city(place: County | Ambiguous) -> bool:
    return isinstance(place, Ambiguous) or place.county != place.city


def _is_other(text: str) -> bool:
    """A word that stands among county names without being one."""
    bare = fold(text)
    if bare in NOTE_CAPTIONS | UNIT_CAPTIONS or is_note(bare):
        return True
    return bool(TOTAL.fullmatch(bare) or EXAMPLE.match(bare))


def missing_columns(region: Region, columns: Columns, rows: list[Row]) -> list[Finding]:
    """A finding for each key that has no column, is stated nowhere and may not be left out."""
    cell = region.cell(region.header.headings[0])
    return [
        finding("missing_key_column", region.grid.sheet, cell, key.header)
        for key in keys(region.kind)
        if key.field not in columns.doubtful and _is_missing(key, columns, rows)
    ]


def _is_missing(key: Field, columns: Columns, rows: list[Row]) -> bool:
    if key.field in columns.by_field:
        return False
    lacking = [row for row in rows if not row.has(key.field)]
    return not rows or any(not may_lack(key, row) for row in lacking)


def may_lack(key: Field, row: Row) -> bool:
    """专项 and 机动 rounds may have no number, nor do figures of a term or a year; a published
    figure passes on its source.
    """
    if key.field not in ALWAYS and row.value("source"):
        return True
    return key.field == "round_no" and (
        row.value("inspection_type") in NUMBERED_OTHERWISE
        or row.value("scope") not in {None, "本轮"}
    )
