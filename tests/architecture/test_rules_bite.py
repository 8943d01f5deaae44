"""Each rule of the house sees a small example that breaks it, and lets one pass that does not."""

from pathlib import PurePosixPath

import pytest

from tests.architecture import other_rules
from tests.architecture.rules import RULES
from tests.architecture.source import Source

LONG = "\n".join(["x = 1"] * 41)
DEF = "def f():\n" + "\n".join(["    x = 1"] * 40)
BAD = [
    ("imports_run_one_way", "queries/a.py", "import charts.theme"),
    ("imports_run_one_way", "charts/a.py", "from loaders.model import Reading"),
    ("imports_run_one_way", "text/a.py", "import queries"),
    ("imports_run_one_way", "api/a.py", "from pages.ui import cache"),
    ("imports_run_one_way", "queries/a.py", "def f():\n    from pages import router"),
    ("imports_run_one_way", "loaders/a.py", "from run import enter_venv"),
    ("imports_run_one_way", "queries/a.py", "from tests import oracle"),
    ("shared_parts_know_no_page", "pages/ui/a.py", "from pages.parts.desk import queue"),
    ("accounts_know_nothing_of_figures", "access/a.py", "from queries import store"),
    ("accounts_know_nothing_of_figures", "access/a.py", "import charts.theme"),
    ("libraries_stay_in_their_rooms", "charts/a.py", "import streamlit as st"),
    ("libraries_stay_in_their_rooms", "pages/a.py", "import plotly.express as px"),
    ("libraries_stay_in_their_rooms", "queries/a.py", "from openpyxl import Workbook"),
    ("libraries_stay_in_their_rooms", "pages/a.py", "import duckdb"),
    ("duckdb_is_opened_in_one_place", "queries/a.py", "import duckdb\nduckdb.connect()"),
    ("duckdb_is_opened_in_one_place", "queries/a.py", "from duckdb import connect"),
    ("the_way_in_needs_no_package", "run.py", "import pandas"),
    ("the_way_in_needs_no_package", "queries/remote.py", "from queries.store import read"),
    ("every_command_enters_the_environment", "queries/__main__.py", "import pandas"),
    ("every_import_is_a_requirement", "queries/a.py", "import polars"),
    ("files_are_short", "app.py", "\n" * 61),
    ("files_are_short", "pages/a.py", "\n" * 121),
    ("files_are_short", "pages/ui/a.py", "\n" * 251),
    ("functions_are_short", "queries/a.py", DEF),
    ("functions_are_short", "api/a.py", "class A:\n    async " + DEF.replace("\n", "\n    ")),
    ("every_module_says_what_it_is", "queries/a.py", "x = 1"),
    ("sql_stands_in_sql_files", "pages/a.py", "x = 'select 1\\nFROM report'"),
    ("sql_stands_in_sql_files", "loaders/a.py", "x = f'delete from {table}'"),
    ("values_travel_as_parameters", "queries/a.py", "c.execute(f'from report where id = {x}')"),
    ("values_travel_as_parameters", "queries/a.py", "c.execute('from report where id = ' + x)"),
    ("no_html_is_let_through", "pages/a.py", "st.markdown(x, unsafe_allow_html=True)"),
    ("no_html_is_let_through", "pages/a.py", "st.markdown(x, **{'unsafe_allow_html': True})"),
    ("errors_are_caught_by_name", "queries/a.py", "try:\n    x = 1\nexcept:\n    pass"),
    ("errors_are_caught_by_name", "api/a.py", "try:\n    x = 1\nexcept Exception:\n    pass"),
    (
        "errors_are_caught_by_name",
        "api/a.py",
        "try:\n    x = 1\nexcept (OSError, BaseException) as e:\n    pass",
    ),
    ("words_stand_in_the_catalogue", "pages/a.py", "st.title('总览')"),
    ("words_stand_in_the_catalogue", "pages/a.py", "st.title(f'共{x}个')"),
    ("words_stand_in_the_catalogue", "pages/a.py", "EMPTY = '没有数据。'"),
    ("words_stand_in_the_catalogue", "loaders/a.py", "say('没有这个县。')"),
    ("nothing_is_left_for_later", "queries/a.py", "x = 1  # TO" + "DO: later"),
    ("nothing_is_left_for_later", "queries/a.py", "def f():\n    raise NotImplementedError"),
    ("tests_are_sentences_that_can_fail", "tests/test_a.py", "def test_it():\n    assert x"),
    (
        "tests_are_sentences_that_can_fail",
        "tests/test_a.py",
        "def test_a_thing_that_works():\n    x = 1",
    ),
    (
        "tests_are_sentences_that_can_fail",
        "tests/test_a.py",
        "def test_a_thing_that_works():\n    assert True",
    ),
]
GOOD = [
    ("imports_run_one_way", "app.py", "import pages\nfrom api.local import local\nimport text"),
    ("imports_run_one_way", "queries/__main__.py", "from run import enter_venv"),
    ("imports_run_one_way", "loaders/a.py", "from loaders.model import Reading\nimport queries"),
    ("shared_parts_know_no_page", "pages/ui/a.py", "from pages.ui.reads import View"),
    ("accounts_know_nothing_of_figures", "access/a.py", "from queries.folders import var_folder"),
    ("libraries_stay_in_their_rooms", "pages/ui/a.py", "import streamlit as st"),
    ("duckdb_is_opened_in_one_place", "queries/store.py", "import duckdb\nduckdb.connect()"),
    ("the_way_in_needs_no_package", "run.py", "import os\ndef f():\n    import queries.store"),
    ("functions_are_short", "queries/a.py", LONG),
    ("every_module_says_what_it_is", "queries/a.py", '"""Reads."""'),
    ("sql_stands_in_sql_files", "pages/a.py", '"""Select a county from the list."""'),
    ("values_travel_as_parameters", "queries/a.py", "c.execute(SQL, {'id': x})"),
    (
        "values_travel_as_parameters",
        "queries/a.py",
        "c.execute(f'SET VARIABLE {name} = $value', v)",
    ),
    ("every_module_says_what_it_is", "queries/__init__.py", ""),
    ("files_are_short", "tests/test_a.py", "\n" * 300),
    (
        "errors_are_caught_by_name",
        "api/a.py",
        "try:\n    x = 1\nexcept Exception:  # the error boundary of this edge: route\n    pass",
    ),
    (
        "errors_are_caught_by_name",
        "queries/a.py",
        "try:\n    x = 1\nexcept BaseException:\n    roll_back()\n    raise",
    ),
    ("words_stand_in_the_catalogue", "pages/a.py", '"""词。"""\nLEVELS = {"县", "合计"}'),
    ("words_stand_in_the_catalogue", "loaders/a.py", "text.endswith('轮')"),
    ("words_stand_in_the_catalogue", "loaders/a.py", "Level = Literal['县', '合计']"),
    (
        "tests_are_sentences_that_can_fail",
        "tests/test_a.py",
        "def test_a_thing_is_refused():\n    with pytest.raises(ValueError):\n        f()",
    ),
]


def complaints(name: str, path: str, text: str) -> list[str]:
    return list(RULES[name](Source(PurePosixPath(path), text)))


def other(path: str, text: str) -> Source:
    return Source(PurePosixPath(path), text)


@pytest.mark.parametrize(("name", "path", "text"), BAD)
def test_the_rule_sees_the_bad_example(name: str, path: str, text: str) -> None:
    assert complaints(name, path, text)


@pytest.mark.parametrize(("name", "path", "text"), GOOD)
def test_the_rule_lets_the_good_example_pass(name: str, path: str, text: str) -> None:
    assert complaints(name, path, text) == []


def test_every_rule_has_a_bad_example() -> None:
    assert {name for name, _, _ in BAD} == set(RULES)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("queries/views/a.sql", "-- The reports\nselect 1"),
        ("queries/indicators/a.sql", "select 1"),
        ("queries/reads/a.sql", "select 1"),
        ("queries/reads/a.sql", ""),
        ("queries/views/a.sql", "-- One row per report\n" + "\n" * 80),
    ],
)
def test_sql_without_grain_or_end_is_seen(path: str, text: str) -> None:
    assert list(other_rules.sql_is_short_and_says_its_grain(other(path, text)))


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ('a = "甲"\nb = "乙"', 'a = "A"'),
        ('a = "甲"', 'a = "A"\nb = "B"'),
        ('a = "{n} 件"', 'a = "{count} clues"'),
    ],
)
def test_languages_that_differ_are_seen(chinese: str, english: str) -> None:
    pair = other("text/zh/a.toml", chinese), other("text/en/a.toml", english)
    assert list(other_rules.languages_agree(*pair))


@pytest.mark.parametrize("line", ["pandas", "pandas>=3", "pandas==3.*", "git+https://a.example/b"])
def test_a_requirement_that_floats_is_seen(line: str) -> None:
    assert list(other_rules.requirements_are_pinned(other("requirements.txt", line)))


def test_a_requirement_without_a_reason_is_seen() -> None:
    wanted, why = other("requirements.txt", "a==1\nb==2"), other("d.md", "- **a**: needed.\n**b**")
    said = list(other_rules.every_requirement_has_a_reason([wanted], why))
    assert said == ["b has no reason in d.md"]


@pytest.mark.parametrize("folder", ["/" + "home/li/data", "/" + "tmp/x", "C:" + "\\Users\\li"])
def test_a_path_of_one_machine_is_seen(folder: str) -> None:
    assert list(other_rules.no_path_of_one_machine(other("a.md", f"see {folder}")))


def test_the_path_of_a_web_address_is_no_path_of_one_machine() -> None:
    text = "https://a.example/" + "home/page"
    assert list(other_rules.no_path_of_one_machine(other("a.md", text))) == []
