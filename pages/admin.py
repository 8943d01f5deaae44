"""管理: accounts, who is signed in, who tried, tokens for programs, the log, and backups."""

from access import may
from pages.parts.admin import admin_accounts, admin_backup, admin_lists
from pages.ui import filters, sitting
from pages.ui.frame import head
from text import say

# Part → what one must be allowed to do to see it, and what draws it.
PARTS = {
    "accounts": ("accounts", admin_accounts.show_accounts),
    "sessions": ("accounts", admin_lists.show_sessions),
    "signins": ("accounts", admin_lists.show_sign_ins),
    "tokens": ("accounts", admin_lists.show_tokens),
    "log": ("see_log", admin_lists.show_log),
    "backup": ("back_up", admin_backup.show_backup),
}


def show() -> None:
    """The page: the parts that are theirs → one of them; the others compute nothing."""
    person = sitting.person()
    theirs = [name for name, (action, _) in PARTS.items() if may(person, action)]
    question = "admin_question" if len(theirs) > 1 else "log_question"
    head(say("pages.admin"), say(f"access.{question}"), figures=False)
    part = filters.choose_part("admin", theirs) if len(theirs) > 1 else theirs[0]
    PARTS[part][1](person)


show()
