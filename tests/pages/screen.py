"""Opens a page as a browser does, by its address, and reads what stands on it."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

ROUTER = Path(__file__).parents[2] / "pages" / "router.py"
PATIENCE = 30


@dataclass
class Screen:
    """A page after a run: its words, tables, charts and downloads."""

    app: AppTest

    def parts(self, kind: str) -> list[Any]:
        """The protocol messages of all elements of one kind, in the order of the page."""
        return [node.proto for node in _walk(self.app._tree) if node.type == kind]

    def words(self) -> str:
        """Everything written in the main part of the page, without its marks."""
        bodies = [part.body for part in self.parts("html") if "<style>" not in part.body]
        return html.unescape(re.sub(r"<[^>]+>", " ", "\n".join(bodies)))

    def table(self, key: str) -> dict[str, Any]:
        """The data of one table; raises KeyError where the page does not show it."""
        for part in self.parts("bidi_component"):
            if part.id.endswith(f"-{key}"):
                return dict(json.loads(part.json, parse_constant=_refused))
        raise KeyError(key)

    def tables(self) -> Iterator[dict[str, Any]]:
        """The data of every table, in the order of the page."""
        for part in self.parts("bidi_component"):
            told = json.loads(part.json, parse_constant=_refused)
            if "columns" in told:
                yield told

    def sheets(self) -> Iterator[str]:
        """The HTML of every paper that the page shows, without its style."""
        for part in self.parts("bidi_component"):
            told = json.loads(part.json)
            if "html" in told:
                yield re.sub("<style>.*?</style>", "", told["html"], flags=re.DOTALL)

    def row(self, key: str, name: str) -> dict[str, dict[str, str]]:
        """The row of one place in a table, column label → cell."""
        table = self.table(key)
        labels = [column["label"] for column in table["columns"]]
        for row in table["rows"]:
            if row["cells"][0]["text"] == name:
                return dict(zip(labels, row["cells"], strict=True))
        raise KeyError(name)

    def address(self, name: str) -> list[str]:
        """What the address says under `name`."""
        told = self.app.query_params.get(name, [])
        return [told] if isinstance(told, str) else list(told)

    def chart(self, key: str) -> dict[str, Any]:
        """One chart as Plotly's own dictionary."""
        for part in self.parts("plotly_chart"):
            if part.id.endswith(f"-{key}"):
                return dict(json.loads(part.spec))
        raise KeyError(key)


def open_page(page: str = "", **address: str | list[str]) -> Screen:
    """The page at /<page> with `address` as its query."""
    app = AppTest.from_file(ROUTER, default_timeout=PATIENCE)
    if page:
        app.switch_page(f"{page}.py")
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, [problem.value for problem in app.exception]
    return Screen(app)


def _refused(constant: str) -> None:
    """A browser cannot read NaN."""
    raise ValueError(f"{constant} in a table")


def _walk(block: Any) -> Iterator[Any]:
    for child in block.children.values():
        if hasattr(child, "children"):
            yield from _walk(child)
        else:
            yield child
