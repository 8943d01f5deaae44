"""The first page that a browser receives speaks our words, under each page's own address."""

import re
from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Mount

from api.elsewhere import Elsewhere
from api.shell import shell_routes
from tests.api.asgi import ask

INDEX = Path(streamlit.__file__).parent / "static" / "index.html"


def test_every_address_answers_the_same_document() -> None:
    app = Starlette(routes=shell_routes(INDEX, ["compare"]))
    assert ask(app, "/").body == ask(app, "/compare").body
    assert ask(app, "/elsewhere").status == 404


def test_a_made_up_address_is_told_in_our_words_with_the_way_home() -> None:
    app = Starlette(routes=[*shell_routes(INDEX, ["compare"]), Elsewhere(["compare"])])
    for path in ("/nonsense", "/a/b", "/index.html", "/auth/logout", "/oauth2callback"):
        told = ask(app, path)
        assert told.status == 404
        assert "没有这一页" in told.body.decode()
        assert 'href="/"' in told.body.decode()
    english = ask(app, "/nonsense?lang=en").body.decode()
    assert "There is no such page" in english
    assert 'href="/?lang=en"' in english


def test_what_streamlit_answers_is_left_to_it_and_a_slash_too_many_leads_to_the_page() -> None:
    app = Starlette(routes=[Elsewhere(["compare"]), Mount("/", PlainTextResponse("its own"))])
    for path in ("/_stcore/health", "/media/a", "/static/js/a.js", "/component/a"):
        assert ask(app, path).body == b"its own"
    assert ask(app, "/compare/?lang=en").headers["location"] == "/compare?lang=en"


def test_the_first_page_by_its_name_is_the_bare_address_with_all_that_was_asked() -> None:
    app = Starlette(routes=shell_routes(INDEX, ["compare", "overview"]))
    told = ask(app, "/overview?lang=en&city=a")
    assert (told.status, told.headers["location"]) == (307, "./?lang=en&city=a")
    assert ask(app, "/overview").headers["location"] == "./"


def test_the_document_names_the_house_and_where_its_server_is() -> None:
    body = ask(Starlette(routes=shell_routes(INDEX, [])), "/").body.decode()
    assert '<html lang="zh-CN">' in body
    assert "<title>县区巡察分析</title>" in body
    assert "BACKEND_BASE_URL: location.origin" in body
    assert "Streamlit app can" not in body


def test_what_draws_charts_is_fetched_with_the_document_itself() -> None:
    body = ask(Starlette(routes=shell_routes(INDEX, [])), "/").body.decode()
    [name] = re.findall(
        r'rel="modulepreload" crossorigin href="\./(static/js/PlotlyChart[^"]+)"', body
    )
    assert (INDEX.parent / name).stat().st_size > 1_000_000


def test_a_streamlit_with_another_document_is_refused_at_the_start(tmp_path: Path) -> None:
    other = tmp_path / "index.html"
    other.write_text("<html><head></head></html>", encoding="utf-8")
    with pytest.raises(ValueError, match="no script for charts"):
        shell_routes(other, [])
    scripts = tmp_path / "static" / "js"
    scripts.mkdir(parents=True)
    (scripts / "PlotlyChart.1.js").touch()
    with pytest.raises(ValueError, match="stands 0 times"):
        shell_routes(other, [])
