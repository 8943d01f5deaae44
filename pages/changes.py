"""变化: why a figure is another one than before, in parts that add up exactly."""

from pages.ui.frame import head
from text import say


def show() -> None:
    """The page."""
    head(say("changes.title"), say("changes.question"))


show()
