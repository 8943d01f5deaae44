"""python -m briefings: briefings without a page, for a task that runs by itself.

`run` writes no file: the running dashboard makes them for a command in another process.
"""

import argparse
import contextlib
import io
import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from access import LOCAL, Person
from access.roles import SUPERVISOR
from briefings import asking, kept, make
from briefings.asking import Ask, AskError
from briefings.document import Document
from queries import arguments, office, registry, store
from text import LANGUAGES, language, numbers, say, speak

Files = dict[str, bytes]
UNSAFE = str.maketrans(dict.fromkeys('/\\:*?"<>|', "_"))


class Answer(NamedTuple):
    """What a command gives: its exit status, what it says, and the files that it made, by path."""

    status: int
    out: str
    err: str
    files: Files


def run(argv: Sequence[str]) -> Answer:
    """The answer to `python -m briefings argv`.

    Raises store.StoreBusy: only the caller knows whom else to ask.
    """
    out, err = io.StringIO(), io.StringIO()
    files: Files = {}
    before = language()
    with contextlib.redirect_stderr(err), contextlib.redirect_stdout(out):
        try:
            args = _parser().parse_args(argv)
            speak(args.lang)
            status, files = _answered(args, err)
        except SystemExit as leaving:  # argparse: --help, or a command it does not know
            status = int(leaving.code or 0)
        finally:
            speak(before)
    return Answer(status, out.getvalue(), err.getvalue(), files)


def _answered(args: argparse.Namespace, err: io.StringIO) -> tuple[int, Files]:
    """What the command made; where it cannot be made, the sentence that says why."""
    try:
        return 0, dict(args.answer(args))
    except (AskError, office.OfficeError) as refusal:
        err.write(f"{refusal}\n")
    except registry.IndicatorError as error:
        err.write(say("queries.indicator_broken", detail=error) + "\n")
    except store.StoreBusy:
        raise
    except store.StoreError as error:
        err.write(say(error.key, path=error.path) + "\n")
    return 1, {}


def _make(args: argparse.Namespace) -> Iterator[tuple[str, bytes]]:
    """Each file that was asked for, and its briefing kept among those that were made."""
    out, ending = Path(args.out), _ending(args)
    ask, person = _ask(args), _person(args.by)
    if not args.all_counties:
        yield str(out), _kept(make.compose(ask, person), ask, person, ending)
        print(say("briefing_make.made", file=out))
        return
    names = asking.counties(ask.province, ask.city, ask.as_of)
    documents = make.compose_all(ask, person, names)
    for at, (name, document) in enumerate(zip(names, documents, strict=True), start=1):
        own = make.of_one(ask, name)
        file = out / f"{name.translate(UNSAFE)}.{ending}"
        yield str(file), _kept(document, own, person, ending)
        told = {"done": numbers.whole(at), "count": numbers.whole(len(names))}
        print(say("briefing_make.made_of", file=file, **told))


def _kept(document: Document, ask: Ask, person: Person, ending: str) -> bytes:
    file = make.as_file(document, ending)
    kept.remember(document, ask, person)
    return file


def _again(args: argparse.Namespace) -> Iterator[tuple[str, bytes]]:
    """An earlier briefing, made again as it was."""
    document = kept.again(args.number, LOCAL)
    yield args.out, make.as_file(document, _suffix(args.out))
    print(say("briefing_make.made", file=args.out))


def _list(args: argparse.Namespace) -> list[tuple[str, bytes]]:
    """Nothing but words: what was made before, the newest first."""
    rows = [
        {
            "number": one.number, "kind": one.kind, "city": one.city, "county": one.county,
            "as_of": one.as_of.isoformat(), "made_by": one.made_by,
            "made_at": one.made_at.isoformat(timespec="seconds"), "data_version": one.data_version,
        }
        for one in kept.earlier(LOCAL)
    ]  # fmt: skip
    if args.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return []
    for row in rows:
        kind = say(f"briefing.kind_{row['kind']}")
        print(say("briefing_make.line", **{**row, "kind": kind}))
    return []


def _ask(args: argparse.Namespace) -> Ask:
    """What the arguments ask for, with what they leave out filled in. Raises AskError."""
    province, city = asking.find_city(args.city)
    kind = args.kind or ("county" if args.county or args.all_counties else
                         "topic" if args.indicator else "circular")  # fmt: skip
    if args.all_counties and kind not in asking.OF_ONE_COUNTY:
        raise AskError(say("briefing_make.not_of_counties", kind=say(f"briefing.kind_{kind}")))
    as_of = args.as_of or (date.today() if kind == "reporting" else None)
    as_of = as_of or asking.newest(province, city)
    if as_of is None:
        told = {"place": city, "date": numbers.day(date.today())}
        raise AskError(say("briefing.no_reports", **told))
    has_period = kind in ("circular", *asking.OF_ONE_COUNTY) and not (args.term or args.round)
    start = args.start or (asking.half_year(as_of) if has_period else None)
    county = asking.find_county(province, city, args.county) if args.county else None
    return Ask(
        kind=kind, province=province, city=city, as_of=as_of, county=county, start=start,
        known_at=args.known_at, voice=args.voice, indicator=args.indicator, round_no=args.round,
        language=args.lang,
    )  # fmt: skip


def _person(by: str) -> Person:
    """Whoever sits at this machine, under the name they give."""
    return Person(0, LOCAL.name, by, SUPERVISOR) if by else LOCAL


def _ending(args: argparse.Namespace) -> str:
    """The kind of file: of a single one its ending, of a folder --format. Raises AskError."""
    return args.format if args.all_counties else _suffix(args.out)


def _suffix(out: str) -> str:
    ending = Path(out).suffix.removeprefix(".").lower()
    if ending not in make.WRITERS:
        known = say("charts.comma").join(f".{one}" for one in make.WRITERS)
        raise AskError(say("briefing.no_such_file", ending=ending, known=known))
    return ending


def _parser() -> argparse.ArgumentParser:
    about = say("briefing_make.about")
    parser = argparse.ArgumentParser("python -m briefings", description=about)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    made = _command(commands, "make", _make)
    made.add_argument("--city", required=True, metavar="NAME", help=_help("city"))
    whose = made.add_mutually_exclusive_group()
    whose.add_argument("--county", metavar="NAME", help=_help("county"))
    whose.add_argument("--all-counties", action="store_true", help=_help("all_counties"))
    made.add_argument("--kind", choices=asking.KINDS, help=_help("kind"))
    made.add_argument(
        "--from", dest="start", type=arguments.day, metavar="DATE", help=_help("from")
    )
    made.add_argument("--term", action="store_true", help=_help("term"))
    made.add_argument("--as-of", type=arguments.day, metavar="DATE", help=_help("as_of"))
    made.add_argument("--known-at", type=arguments.moment, metavar="MOMENT", help=_help("known_at"))
    made.add_argument("--voice", choices=asking.VOICES, default="unnamed", help=_help("voice"))
    made.add_argument("--indicator", metavar="ID", help=_help("indicator"))
    made.add_argument("--round", type=int, metavar="N", help=_help("round"))
    made.add_argument("--by", default="", metavar="NAME", help=_help("by"))
    made.add_argument("--format", choices=make.WRITERS, default="docx", help=_help("format"))
    again = _command(commands, "again", _again)
    again.add_argument("number", type=int, metavar="NUMBER", help=_help("number"))
    for command in (made, again):
        command.add_argument("--out", required=True, metavar="FILE", help=_help("out"))
    listed = _command(commands, "list", _list)
    listed.add_argument("--json", action="store_true", help=_help("json"))
    return parser


def _help(name: str) -> str:
    return say(f"briefing_make.help_{name}")


def _command(commands: Any, name: str, answer: Any) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=_help(name))
    command.set_defaults(answer=answer)
    command.add_argument("--lang", choices=LANGUAGES, default="zh", help=say("queries.help_lang"))
    return command
