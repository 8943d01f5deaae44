"""run.py user add | reset | lock | unlock | disable | enable | list, and run.py audit verify."""

import argparse
import getpass
import sys
from collections.abc import Callable

from access import accounts, log, passwords
from access.accounts import Account, AccountError
from access.database import AccessFileError
from access.roles import ROLES, Person
from text import say

FLAGS = {
    "lock": ("is_locked", True),
    "unlock": ("is_locked", False),
    "disable": ("is_disabled", True),
    "enable": ("is_disabled", False),
}


def parser() -> argparse.ArgumentParser:
    """What both commands take."""
    top = argparse.ArgumentParser(prog="run.py", allow_abbrev=False)
    programs = top.add_subparsers(dest="program", required=True)
    user = programs.add_parser("user", help=say("access.help_user"))
    acts = user.add_subparsers(dest="act", required=True)
    add = acts.add_parser("add", help=say("access.help_add"))
    add.add_argument("--role", choices=ROLES, required=True, help=say("access.help_role"))
    add.add_argument("--county", action="append", default=[], metavar="CODE", dest="counties",
                     help=say("access.help_county"))  # fmt: skip
    add.add_argument("--display", default="", metavar="NAME", help=say("access.help_display"))
    reset = acts.add_parser("reset", help=say("access.help_reset"))
    for one in (add, reset):
        one.add_argument("--ask", action="store_true", help=say("access.help_ask"))
    named = [
        add,
        reset,
        *(acts.add_parser(name, help=say(f"access.help_{name}")) for name in FLAGS),
    ]
    for one in named:
        one.add_argument("name", metavar="ACCOUNT")
    acts.add_parser("list", help=say("access.help_list"))
    verify = (
        programs.add_parser("audit", help=say("access.help_audit"))
        .add_subparsers(dest="act", required=True)
        .add_parser("verify", help=say("access.help_verify"))
    )
    verify.add_argument("--head", default="", metavar="SHA256", help=say("access.help_head"))
    return top


def main(arguments: list[str]) -> int:
    """Do it: 0, or 1 with a sentence where it cannot be or the log was tampered with."""
    told = parser().parse_args(arguments)
    acts: dict[str, Callable[[argparse.Namespace, Person], int]] = {
        "add": _add, "reset": _reset, "list": _list, "verify": _verify,
        **dict.fromkeys(FLAGS, _flag),
    }  # fmt: skip
    try:
        return acts[told.act](told, accounts.at_the_command_line(log.user_here()))
    except AccountError as error:
        print(say(error.key, **error.values), file=sys.stderr)
    except AccessFileError as error:
        print(say("access.file_damaged", path=error), file=sys.stderr)
    return 1


def _add(told: argparse.Namespace, by: Person) -> int:
    is_first = not accounts.exist()
    wanted = Account(0, told.name, told.display, told.role, frozenset(told.counties))
    accounts.checked(wanted)
    _, password = accounts.add(by, wanted, _asked(told))
    _show(told, password)
    if is_first:
        print(say("access.everyone_signs_in"), file=sys.stderr)
    return 0


def _reset(told: argparse.Namespace, by: Person) -> int:
    account = accounts.named(told.name)
    _show(told, accounts.reset(by, account.account_id, _asked(told)))
    return 0


def _flag(told: argparse.Namespace, by: Person) -> int:
    flag, wanted = FLAGS[told.act]
    account = accounts.named(told.name)
    accounts.set_flag(by, account.account_id, flag, wanted)
    print(say(f"access.done_{told.act}", name=account.name))
    return 0


def _list(told: argparse.Namespace, by: Person) -> int:
    for one in accounts.every():
        marks = [name for name in ("must_change", "is_locked", "is_disabled") if getattr(one, name)]
        words = [say(f"access.mark_{name}") for name in marks]
        codes = " ".join(sorted(one.counties))
        line = (one.name, one.display, say(f"access.role_{one.role}"), codes, " ".join(words))
        print("\t".join(line).rstrip())
    return 0


def _verify(told: argparse.Namespace, by: Person) -> int:
    verdict = log.verify(told.head)
    for number, kind in verdict.faults:
        print(say(f"access.log_{kind}", number=number), file=sys.stderr)
    print(say("access.log_head", entries=verdict.entries, head=verdict.head))
    return int(bool(verdict.faults))


def _asked(told: argparse.Namespace) -> str:
    """The password typed twice without an echo, where asked for; else none: one is made up."""
    if not told.ask:
        return ""
    words = say("access.type_password", shortest=passwords.SHORTEST)
    first = getpass.getpass(words)
    if first != getpass.getpass(say("access.type_again")):
        raise AccountError("not_the_same")
    return first


def _show(told: argparse.Namespace, password: str) -> None:
    """A password that was made up goes to standard output, this once; nobody keeps it."""
    name = accounts.plain_name(told.name)
    if told.ask:
        print(say("access.done_password", name=name))
    else:
        print(say("access.password_once", name=name), file=sys.stderr)
        print(password)
