"""Accounts, roles, sessions and the log; in a file of their own, never beside the figures."""

from access.log import record
from access.roles import LOCAL, Person, may

__all__ = ["LOCAL", "Person", "may", "record"]
