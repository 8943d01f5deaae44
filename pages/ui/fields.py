"""What a field is called: the template's own headers in Chinese, the labels in English."""

from functools import cache

from loaders import fieldlist
from text import language


def label(name: str) -> str:
    """The words for a field's name, "移交问题线索"; the name itself where the list has no such."""
    words = _labels().get(name)
    return words[language()] if words else name


@cache
def _labels() -> dict[str, dict[str, str]]:
    # The first sheet that has a field names it.
    listed = reversed(fieldlist.all_fields())
    return {field.field: {"zh": field.header, "en": field.label_en} for field in listed}
