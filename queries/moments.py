"""Moments of knowledge as people write them: a day, a minute or a second, each to its very end."""

from datetime import UTC, datetime, timedelta

# How a moment may be written, and what of it still belongs to it.
FORMS = {
    "%Y-%m-%d": timedelta(days=1),
    "%Y-%m-%dT%H:%M": timedelta(minutes=1),
    "%Y-%m-%dT%H:%M:%S": timedelta(seconds=1),
}


def last_moment(told: str) -> datetime | None:
    """The last moment, by the clock on the wall, that `told` means; None where it means none."""
    for form, lasts in FORMS.items():
        try:
            return datetime.strptime(told, form) + lasts - timedelta(microseconds=1)
        except (ValueError, OverflowError):
            continue
    return None


def on_the_wall(moment: datetime) -> datetime:
    """A moment of the store (UTC without a zone) as the clock on this machine's wall shows it."""
    return moment.replace(tzinfo=UTC).astimezone().replace(tzinfo=None)


def in_store(moment: datetime) -> datetime:
    """A moment of the clock on the wall as the store keeps it: UTC without a zone."""
    return moment.astimezone(UTC).replace(tzinfo=None)
