"""Why a file is not read: the rule that names the sentence, and what the sentence tells."""

from typing import Any


class RefusedError(Exception):
    """A file that is not read; `rule` names the sentence that says why, `values` fill it."""

    def __init__(self, rule: str, **values: object) -> None:
        super().__init__(rule)
        self.rule = rule
        self.values: dict[str, Any] = values


class NotAWorkbookError(RefusedError):
    """A file that is no workbook, or cannot be opened as one."""


class UnsafeWorkbookError(RefusedError):
    """A workbook that must not be opened."""
