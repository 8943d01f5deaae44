"""python -m queries: the same answers as the pages, for a terminal or for another program.

`run` never prints: the running dashboard answers with it for a command in another process.
"""

import argparse
import contextlib
import io
import json
import sys
from collections.abc import Callable, Sequence
from typing import Any

from queries import (
    arguments,
    fair_commands,
    figures,
    office,
    reads,
    registry,
    report_words,
    store,
)
from queries import trace as traces
from queries.fair.csv_table import CsvError
from text import LANGUAGES, language, say, speak


class Refused(Exception):
    """The command cannot be answered; the text is the sentence that says why."""


def run(argv: Sequence[str]) -> tuple[int, str, str]:
    """The exit status, standard output and standard error of `python -m queries argv`.

    Raises store.StoreBusy: only the caller knows whom else to ask.
    """
    out, err = io.StringIO(), io.StringIO()
    before = language()
    with contextlib.redirect_stderr(err), contextlib.redirect_stdout(out):
        try:
            status = _answer(argv)
        except SystemExit as leaving:  # argparse: --help, or a command it does not know
            status = int(leaving.code or 0)
        finally:
            speak(before)
    return status, out.getvalue(), err.getvalue()


def _answer(argv: Sequence[str]) -> int:
    args = _parser().parse_args(argv)
    speak(args.lang)
    try:
        answer = args.answer(args)
    except (Refused, CsvError) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except registry.IndicatorError as error:
        print(say("queries.indicator_broken", detail=error), file=sys.stderr)
        return 1
    except office.OfficeError as error:
        print(error, file=sys.stderr)
        return 1
    except store.StoreBusy:
        raise
    except store.StoreError as error:
        print(say(error.key, path=error.path), file=sys.stderr)
        return 1
    print(json.dumps(answer, ensure_ascii=False, indent=1) if args.json else args.words(answer))
    return 0


def _list(args: argparse.Namespace) -> list[dict[str, Any]]:
    return [report_words.brief(indicator) for indicator in registry.indicators().values()]


def _show(args: argparse.Namespace) -> dict[str, Any]:
    return report_words.full(_indicator(args.id))


def _value(args: argparse.Namespace) -> dict[str, Any]:
    return {**_figure(args), "data_version": store.data_version()}


def _trace(args: argparse.Namespace) -> dict[str, Any]:
    figure = _figure(args)
    with _reading(args) as cursor:
        found = traces.trace(
            cursor,
            args.id,
            figure["province"],
            figure["city"],
            figure["county"],
            figure["level"],
            figure["term"],
            round_no=args.round,
        )
    return {
        **figure,
        "reports_used": report_words.records(found.used.drop(columns="why")),
        "reports_left_out": report_words.records(found.left_out),
        "data_version": store.data_version(),
    }


def _figure(args: argparse.Namespace) -> dict[str, Any]:
    """The one figure that the arguments name, as JSON may hold it. Raises Refused."""
    indicator = _indicator(args.id)
    with _reading(args) as cursor:
        place = _place(cursor, args)
        rows = figures.compare(
            cursor,
            [args.id],
            province=place["province"],
            city=place["city"],
            counties=[place["county"]],
            level=args.level,
            term=args.term,
            round_no=args.round,
        )
    rows = _preferred_level(rows)
    if rows.empty:
        raise Refused(say("queries.nothing_reported", place=place["county"]))
    return report_words.figure(indicator, rows, args.round)


def _preferred_level(rows: Any) -> Any:
    """A county's own rows; of a city its printed total where that has both parts, else its own."""
    for level, known_only in (("县", False), ("合计", True), ("市本级", False), ("合计", False)):
        found = rows[rows["level"] == level]
        if not found.empty and not (known_only and (found["state"] == "missing").all()):
            return found
    return rows


def _indicator(name: str) -> registry.Indicator:
    known = registry.indicators()
    if name not in known:
        raise Refused(say("queries.no_such_indicator", name=name, known=", ".join(known)))
    return known[name]


def _place(cursor: store.Cursor, args: argparse.Namespace) -> dict[str, Any]:
    """The one place that --county names, or the only place there is. Raises Refused."""
    if args.county is None:
        found = reads.places(cursor).drop_duplicates(["province", "city", "county"])
    else:
        found = reads.find_place(cursor, args.county)
    if len(found) == 1:
        return dict(found.iloc[0])
    if found.empty:
        raise Refused(say("queries.no_such_place", name=args.county or "—"))
    if args.county is None:
        raise Refused(say("queries.which_place", count=len(found)))
    names = "、".join(f"{row.city}{row.county}" for row in found.itertuples())
    raise Refused(say("queries.several_places", name=args.county, names=names))


def _reading(args: argparse.Namespace) -> contextlib.AbstractContextManager[store.Cursor]:
    return store.read(as_of=args.as_of, known_at=args.known_at, up_to_round=args.round)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m queries", description=say("queries.about"))
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _command(commands, "list", _list, report_words.list_words)
    show = _command(commands, "show", _show, report_words.show_words)
    value = _command(commands, "value", _value, report_words.value_words)
    trace = _command(commands, "trace", _trace, report_words.trace_words)
    compared = _command(commands, "compare", fair_commands.compare, fair_commands.compare_words)
    trended = _command(commands, "trend", fair_commands.trend, fair_commands.trend_words)
    fair_commands.add_arguments(compared, trended)
    for command in (show, value, trace):
        command.add_argument("id", metavar="ID", help=say("queries.help_id"))
    for command in (value, trace):
        command.add_argument("--county", metavar="NAME", help=say("queries.help_county"))
        command.add_argument(
            "--level", choices=("县", "市本级", "合计"), help=say("queries.help_level")
        )
        command.add_argument("--term", type=int, metavar="N", help=say("queries.help_term"))
        command.add_argument("--round", type=int, metavar="N", help=say("queries.help_round"))
        command.add_argument(
            "--as-of", type=arguments.day, metavar="DATE", help=say("queries.help_as_of")
        )
        command.add_argument(
            "--known-at", type=arguments.moment, metavar="MOMENT", help=say("queries.help_known_at")
        )
    return parser


def _command(
    commands: Any, name: str, answer: Callable[..., Any], words: Callable[[Any], str]
) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=say(f"queries.help_{name}"))
    command.set_defaults(answer=answer, words=words)
    command.add_argument("--json", action="store_true", help=say("queries.help_json"))
    command.add_argument("--lang", choices=LANGUAGES, default="zh", help=say("queries.help_lang"))
    return command
