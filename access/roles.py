"""Who may do what: the one place that says so. Menus ask it, and so does every writing function."""

from dataclasses import dataclass

COUNTY, SUPERVISOR, LEADER, ADMIN = ROLES = ("county", "supervisor", "leader", "admin")

# Action → the roles that may. What an action is, in the words of the office:
ACTIONS = {
    "see_city": {SUPERVISOR, LEADER},  # figures of every county by name
    "see_county": {COUNTY, SUPERVISOR, LEADER},  # figures and files of one county
    "see_lowest": {SUPERVISOR},  # who may be among the lowest three: never beyond the supervisor
    "see_methods": {SUPERVISOR},  # 方式: a question for those who plan the rounds
    "see_definitions": {COUNTY, SUPERVISOR, LEADER, ADMIN},  # 口径 holds no figure of a county
    "hand_in": {COUNTY, SUPERVISOR},  # the page 填报: a county's own, the office for any of them
    "upload": {COUNTY},  # take the template, send a workbook, mend it
    "submit": {COUNTY},  # hand it in for review
    "receive_for_others": {SUPERVISOR},  # 代收
    "see_reports": {SUPERVISOR},  # 报送: what came, late, missing
    "review": {SUPERVISOR},  # accept, return, ask, withdraw
    "see_changes": {SUPERVISOR},  # 变化: why a figure is another one than before
    "set_aside": {SUPERVISOR},  # a fact of 值得追问, and take it back
    "appraise": {SUPERVISOR},  # 考核: see it, enter points, keep a result
    "see_signals": {COUNTY, SUPERVISOR},  # 数据核实提示: a county its own
    "briefing": {SUPERVISOR},  # 简报, 通报: make any, put them in one's own words
    "take_own_briefing": {COUNTY, SUPERVISOR},  # 单县简报, a county its own
    "see_log": {SUPERVISOR, ADMIN},  # who did what
    "back_up": {ADMIN},  # copy everything into a folder on this machine
    "accounts": {ADMIN},  # accounts, sessions, tokens, the sign-in log
}
# What a county's reporter may do only for a county of their own.
OF_ONE_COUNTY = {"see_county", "see_signals", "upload", "submit", "take_own_briefing"}


class NotAllowedError(Exception):
    """A person asked for something that their role, or their counties, do not let them do."""


@dataclass(frozen=True)
class Person:
    """Whoever acts: an account's id, sign-in name, name on screen, role and counties (codes)."""

    account_id: int
    name: str
    display: str
    role: str
    counties: frozenset[str] = frozenset()


# With no account there is only the supervisor who sits at this machine.
LOCAL = Person(0, "local", "", SUPERVISOR)


def may(person: Person | None, action: str, county: str | None = None) -> bool:
    """Whether `person` may do `action`, of `county` (a six-digit code) where one is given.

    Without a county: whether for any county at all. Nobody (None) may nothing. Raises KeyError
    for an action that there is not.
    """
    allowed = ACTIONS[action]
    if person is None or person.role not in allowed:
        return False
    if person.role == COUNTY and action in OF_ONE_COUNTY:
        return county in person.counties if county is not None else bool(person.counties)
    return True


def require(person: Person | None, action: str, county: str | None = None) -> Person:
    """`person`, who may do that. Raises NotAllowedError otherwise: for the functions that write."""
    if person is None or not may(person, action, county):
        raise NotAllowedError(f"{person.name if person else 'nobody'}: {action} {county or ''}")
    return person
