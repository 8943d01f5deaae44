"""A backup at a click: where the last one lies, and one more."""

from access import Person
from loaders import backup
from pages.parts.admin.admin_acts import button, tell
from pages.ui.frame import panel, quiet
from pages.ui.sitting import from_here
from text import say


def show_backup(by: Person) -> None:
    """What a backup holds and how it comes back, the newest one, and a button that makes one."""
    tell()
    place = backup.usual_place()
    with panel("backup", say("access.backup"), say("access.backup_what", place=place)):
        newest = backup.newest()
        words = (
            say("access.backup_newest", name=newest.name) if newest else say("access.backup_none")
        )
        quiet(words)
        button(say("access.back_up"), "back-up", _made)


def _made(by: Person) -> tuple[str, str]:
    return backup.words(backup.back_up(by, address=from_here())), ""
