"""The page that a browser receives before the first figure: Streamlit's own, in our words."""

import re
from collections.abc import Iterable
from html import escape
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse
from starlette.routing import Route

from text import LANGUAGES, say, speak

# The page that stands at the bare address; Streamlit knows it under no other.
FIRST = "overview"
TAGS = {"zh": "zh-CN", "en": "en"}
# Told where the server is, the browser need not try /<page>/_stcore first, which answers 404.
BASE = '<script>window.__streamlit = {BACKEND_BASE_URL: location.origin + "/"}</script>'


def shell_routes(index: Path, pages: Iterable[str]) -> list[Route]:
    """A route for / and for each page, answering Streamlit's `index` in our words; to that of the
    first page, where it really is.

    Raises ValueError where `index` is not the page that this module knows.
    """
    documents = {language: _in_our_words(index, language) for language in LANGUAGES}

    async def shell(request: Request) -> HTMLResponse:
        asked = request.query_params.get("lang", LANGUAGES[0])
        document = documents.get(asked, documents[LANGUAGES[0]])
        return HTMLResponse(document, headers={"Cache-Control": "no-cache"})

    return [Route(f"/{name}", bare if name == FIRST else shell) for name in ("", *pages)]


async def bare(request: Request) -> RedirectResponse:
    """On to the bare address, with all that was asked for."""
    asked = request.url.query
    return RedirectResponse(f"./?{asked}" if asked else "./")


def charts_first(index: Path) -> str:
    """Links that fetch and compile what draws charts while the rest of the page is still loading.

    Streamlit asks for it only when the first chart has come: two thirds of the wait for one.
    Raises ValueError where there is none: then Streamlit calls it by another name.
    """
    folder = index.parent / "static" / "js"
    links = [
        f'<link rel="modulepreload" crossorigin href="./static/js/{path.name}">'
        for path in sorted(folder.glob("PlotlyChart.*.js"))
    ]
    if not links:
        raise ValueError(f"no script for charts in {folder}")
    return "".join(links)


def _in_our_words(index: Path, language: str) -> str:
    """The document with our name and language, and without what it says of Streamlit."""
    speak(language)
    document = index.read_text(encoding="utf-8")
    for pattern, ours in (
        (r'<html lang="en">', f'<html lang="{TAGS[language]}">'),
        (r"<title>.*?</title>", f"<title>{escape(say('pages.product'))}</title>"),
        (r"<noscript>.*?</noscript>", f"<noscript>{escape(say('api.needs_script'))}</noscript>"),
        # A face that no text here is set in, and a description of an interface that is off.
        (r'<link\s+rel="preload".*?/>', ""),
        (r'<link rel="service-desc".*?/>', ""),
        (r"<head>", f"<head>{BASE}"),
        (r"</head>", f"{charts_first(index)}</head>"),
    ):
        document, count = re.subn(pattern, ours.replace("\\", r"\\"), document, flags=re.DOTALL)
        if count != 1:
            raise ValueError(f"{pattern} stands {count} times in {index}")
    speak(LANGUAGES[0])
    return document
