"""python -m loaders template OUT.xlsx [--county NAME] [--all]"""

import argparse
import sys
from pathlib import Path

from loaders.register import Ambiguous, County, find, nearest
from loaders.template import make_template
from text import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("out", type=Path, metavar="OUT.xlsx", help=say("template.out_help"))
    parser.add_argument("--county", metavar="NAME", help=say("template.county_help"))
    parser.add_argument("--all", action="store_true", help=say("template.all_help"))


def main(args: argparse.Namespace) -> int:
    """Write the template; 1 where the county is not known or the file cannot be written."""
    county = find(args.county) if args.county else None
    if args.county and not isinstance(county, County):
        print(_doubt(args.county, county), file=sys.stderr)
        return 1
    workbook = make_template(county if isinstance(county, County) else None, args.all)
    try:
        workbook.save(args.out)
    except OSError:
        print(say("template.cannot_write", path=args.out), file=sys.stderr)
        return 1
    print(say("template.written", path=args.out, sheets=len(workbook.sheetnames)), file=sys.stderr)
    return 0


def _doubt(name: str, found: Ambiguous | None) -> str:
    comma = say("template.choice_break")
    if isinstance(found, Ambiguous):
        several = comma.join(place.city + place.county for place in found.candidates)
        return say("template.several_counties", county=name, candidates=several)
    names = comma.join(place.county for place in nearest(name))
    perhaps = say("template.perhaps", names=names) if names else ""
    return say("template.unknown_county", county=name, nearest=perhaps)
