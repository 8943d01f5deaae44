"""The forms of signing in: one page without a script, in the product's look, in two languages."""

import hmac
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from api.exchange import bounded_body
from api.shell import TAGS
from charts import theme
from queries import office
from text import LANGUAGES, language, say, speak

HERE = Path(__file__).parent
PAGE, FORM = (
    Template((HERE / f"{name}.html").read_text(encoding="utf-8")) for name in ("page", "form")
)
ONCE = "county_inspection_once"
LONGEST_FORM = 16 * 1024
# How a browser fills a box in: name of the field → autocomplete.
FILLED_BY = {
    "name": "username",
    "password": "current-password",
    "old": "current-password",
    "new": "new-password",
    "again": "new-password",
}


@dataclass(frozen=True)
class Form:
    """One form: which page (login | password), its fields, where it leads, what it has to tell."""

    name: str
    fields: Sequence[str]
    next: str = "/"
    told: str = ""
    hint: str = ""
    known_name: str = ""
    # other ways in and out: address and words
    aside: Sequence[tuple[str, str]] = ()


def show(request: Request, form: Form, status: int = 200) -> Response:
    """The page, with a fresh word that its answer must bring back: once in a cookie, once in it."""
    once = secrets.token_urlsafe(18)
    answer = HTMLResponse(_page(form, once), status, headers={"Cache-Control": "no-store"})
    set_cookie(request, answer, ONCE, once, path="/auth")
    return answer


async def answered(request: Request) -> dict[str, str] | None:
    """What was filled in, or None where no page of ours, shown just now, was answered."""
    body = await bounded_body(request, LONGEST_FORM)
    if body is None:
        return None
    told = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    speak_as(told.get("lang", ""))
    once = request.cookies.get(ONCE, "")
    is_ours = bool(once) and hmac.compare_digest(once.encode(), told.get("once", "").encode())
    return told if is_ours else None


def set_cookie(
    request: Request, answer: Response, name: str, value: str, *, path: str = "/", days: int = 0
) -> None:
    """A cookie that no script reads and no other site sends; of this browser run, or of `days`."""
    https = request.url.scheme == "https"
    lasts = days * 24 * 3600 if days else None
    answer.set_cookie(name, value, lasts, path=path, secure=https, httponly=True, samesite="lax")


def speak_as(wanted: str) -> None:
    """Speak `wanted`, or Chinese where we have no such."""
    speak(wanted if wanted in LANGUAGES else LANGUAGES[0])


def inside(way: str) -> str:
    """`way` if it leads to a page of this dashboard, else its first page: no open redirect."""
    try:
        parts = urlsplit(way)
    except ValueError:
        return "/"
    plain = way.startswith("/") and not way.startswith(("//", "/auth/")) and way.isprintable()
    return way if plain and "\\" not in way and not parts.netloc and not parts.scheme else "/"


def _page(form: Form, once: str) -> str:
    heading, action = say(f"access.{form.name}"), f"/auth/{form.name}"
    plain = {
        "language": language(),
        "heading": heading,
        "button": say(f"access.{form.name}_button"),
        "action": action,
        "once": once,
        "next": form.next,
    }
    made = {
        "told": _line("told", form.told, ' role="alert"'),
        "hint": _line("hint", form.hint),
        "aside": "\n".join(way(*one) for one in form.aside),
        "fields": "\n".join(_field(name, form) for name in form.fields),
    }
    body = FORM.substitute({name: escape(words) for name, words in plain.items()} | made)
    return page(heading, body, action, next=form.next)


def page(heading: str, body: str, address: str, **asked: str) -> str:
    """A document in the product's look around `body`, which is HTML; at `address` it stands in the
    other language too.
    """
    other = next(one for one in LANGUAGES if one != language())
    plain = {
        "tag": TAGS[language()],
        "heading": heading,
        "internal": say("pages.internal"),
        "other_language": say(f"pages.language_{other}"),
        "other_way": f"{address}?{urlencode({'lang': other, **asked})}",
        **_names(),
    }
    made = {
        "light": theme.css_variables(theme.LIGHT),
        "dark": theme.css_variables(theme.DARK),
        "body": body,
    }
    return PAGE.substitute({name: escape(words) for name, words in plain.items()} | made)


def _names() -> Mapping[str, str]:
    """What the office calls its dashboard; settings with a mistake are told on the pages."""
    try:
        own = office.office()
    except office.OfficeError:
        own = office.Office()
    return {
        "product": own.title or say("pages.product"),
        "line": own.subtitle or say("pages.product_what"),
    }


def _field(name: str, form: Form) -> str:
    kind = "text" if name == "name" else "password"
    value = escape(form.known_name) if name == "name" else ""
    focus = " autofocus" if name == form.fields[0] else ""
    label = escape(say(f"access.field_{name}"))
    return (
        f'<label for="{name}">{label}</label><input id="{name}" name="{name}" type="{kind}" '
        f'value="{value}" maxlength="200" autocomplete="{FILLED_BY[name]}" '
        f'autocapitalize="none" spellcheck="false" required{focus}>'
    )


def way(address: str, words: str) -> str:
    """A link that stands apart."""
    return f'<a class="aside" href="{escape(address)}">{escape(words)}</a>'


def _line(name: str, words: str, more: str = "") -> str:
    return f'<p class="{name}"{more}>{escape(words)}</p>' if words else ""
