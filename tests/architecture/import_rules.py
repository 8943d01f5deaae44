"""The rules for what a Python file may import, and so for which way the house is built."""

import ast
import sys

from tests.architecture.source import ROOT, Complaints, Source

# From the front door down; a room may import its own layer's own files and every lower layer.
LAYERS = (
    {"app", "run"},
    {"pages", "api"},
    {"loaders", "briefings"},
    # below what writes: a role is checked again, and an act logged, by the function that writes
    {"access"},
    {"charts"},
    {"queries"},
    {"text", "house"},
)
DEPTH = {room: depth for depth, rooms in enumerate(LAYERS) for room in rooms}
OUTSIDE = {"tests", "data", "benchmarks"}  # may import every room; no room may import them
KEEPERS = {
    # a benchmark times what people use
    "streamlit": {"app", "pages", "benchmarks"},
    "plotly": {"charts"},
    "openpyxl": {"loaders", "briefings", "data", "tests", "benchmarks"},
    "python_calamine": {"loaders", "briefings", "data", "tests", "benchmarks"},
    "docx": {"briefings", "tests"},
    "pptx": {"briefings", "tests"},
    "xlsxwriter": {"briefings", "tests"},
    "duckdb": {"queries", "tests", "benchmarks"},
    # what asks another host does so for signing in alone
    "requests": {"access"},
    "authlib": {"access"},
    "joserfc": {"access"},
}
STANDARD_ONLY = {
    *("run.py", "house/environment.py", "house/ending.py", "house/__init__.py"),
    *("queries/remote.py", "queries/folders.py"),
}
IMPORTED_AS = {
    "opencc-python-reimplemented": "opencc",
    "argon2-cffi": "argon2",
    "python-docx": "docx",
    "python-pptx": "pptx",
    "XlsxWriter": "xlsxwriter",
}
# Of the store's room, accounts know where the folder is, and nothing else.
ACCESS_KNOWS = "queries.folders"


def imports_run_one_way(source: Source) -> Complaints:
    """app → pages, api → loaders, briefings → access → charts → queries; text, house below."""
    if source.room in OUTSIDE or source.room not in DEPTH:
        return
    for name, line in source.imports():
        room = name.split(".")[0]
        starts_up = source.path.name == "__main__.py" and room == "run"
        lower = room in DEPTH and DEPTH[room] > DEPTH[source.room]
        ours = room in DEPTH or room in OUTSIDE
        # run.py is the door before the door: it starts the application that app.py makes.
        opens = source.room == "run" and room == "app"
        if ours and room != source.room and not (lower or starts_up or opens):
            yield f"line {line}: {source.room} may not import {name}"


def shared_parts_know_no_page(source: Source) -> Complaints:
    """pages/ui/ is what several pages share: it imports no part that one page is made of."""
    if source.path.parts[:2] != ("pages", "ui"):
        return
    for name, line in source.imports():
        if name.startswith("pages") and not name.startswith("pages.ui"):
            yield f"line {line}: pages/ui may not import {name}"


def accounts_know_nothing_of_figures(source: Source) -> Complaints:
    """Of queries/, access/ imports the folder that things lie in; charts not at all."""
    if source.room != "access":
        return
    for name, line in source.imports():
        if name.split(".")[0] in {"queries", "charts"} and name != ACCESS_KNOWS:
            yield f"line {line}: access may not import {name}"


def libraries_stay_in_their_rooms(source: Source) -> Complaints:
    """Streamlit in app.py and pages, Plotly in charts, the readers in loaders and briefings."""
    for name, line in source.imports():
        library = name.split(".")[0]
        keepers = KEEPERS.get(library)
        if keepers and source.room not in keepers and source.room not in {"tests"}:
            yield f"line {line}: {library} belongs in {', '.join(sorted(keepers))}"


def duckdb_is_opened_in_one_place(source: Source) -> Complaints:
    """duckdb.connect only in queries/store.py; benchmarks and tests may look at a copy."""
    if str(source.path) == "queries/store.py" or source.room in {"tests", "benchmarks"}:
        return
    for node in source.nodes:
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "duckdb.connect":
            yield f"line {node.lineno}: duckdb.connect outside queries/store.py"
    for name, line in source.imports():
        if name == "duckdb" and "from duckdb import" in source.lines[line - 1]:
            yield f"line {line}: import duckdb whole, so that connect can be seen"


def the_way_in_needs_no_package(source: Source) -> Complaints:
    """run.py, house/ and what they share start before, or without, any package installed."""
    if str(source.path) not in STANDARD_ONLY:
        return
    inner = {
        id(node)
        for outer in source.nodes
        if isinstance(outer, ast.FunctionDef)
        for node in ast.walk(outer)
    }
    for node in source.nodes:
        if isinstance(node, ast.Import | ast.ImportFrom) and id(node) not in inner:
            names = (
                [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else [alias.name for alias in node.names]
            )
            for name in names:
                top = name.split(".")[0]
                is_alike = f"{name.replace('.', '/')}.py" in STANDARD_ONLY
                if top not in sys.stdlib_module_names and not is_alike:
                    yield f"line {node.lineno}: {name} is not in the standard library"


def every_command_enters_the_environment(source: Source) -> Complaints:
    """`python -m <room>` calls run.enter_venv() before it imports what needs a package."""
    if source.path.name == "__main__.py" and "enter_venv()" not in source.text:
        yield "run.enter_venv() is not called"


def every_import_is_a_requirement(source: Source) -> Complaints:
    """What is imported is ours, the standard library's, or named in a requirements file."""
    for name, line in source.imports():
        top = name.split(".")[0]
        ours = top in DEPTH or top in OUTSIDE
        if not ours and top not in sys.stdlib_module_names and top not in required():
            yield f"line {line}: {top} is in no requirements file"


def required() -> set[str]:
    """The import names of the packages in the requirements files."""
    files = (ROOT / "requirements.txt", ROOT / "requirements-test.txt")
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    names = {line.split("==")[0].strip() for line in lines if "==" in line}
    return {IMPORTED_AS.get(name, name.replace("-", "_")) for name in names}


RULES = (
    imports_run_one_way,
    shared_parts_know_no_page,
    accounts_know_nothing_of_figures,
    libraries_stay_in_their_rooms,
    duckdb_is_opened_in_one_place,
    the_way_in_needs_no_package,
    every_command_enters_the_environment,
    every_import_is_a_requirement,
)
