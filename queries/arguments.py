"""What commands are told in one way: a day, and a moment of knowledge."""

import argparse
from datetime import date, datetime

from queries import moments
from text import say


def day(text: str) -> date:
    """The day that `text` says (2026-03-31). Raises ArgumentTypeError, as argparse expects."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(say("queries.not_a_day", text=text)) from error


def moment(text: str) -> datetime:
    """The end of the day, minute or second that `text` says, as the store keeps it; as `day`."""
    found = moments.last_moment(text)
    if found is None:
        raise argparse.ArgumentTypeError(say("queries.not_a_moment", text=text))
    return moments.in_store(found)
