"""What the template's fixed choices are called in the language of the page."""

import re

from text import numbers, say

GROUPS = {
    "直接": "direct", "联合": "joint", "交叉": "cross", "联动": "linked", "倒查": "backward",
    "自查": "own", "大数据": "data", "巡镇延村": "villages", "点穴": "pinpoint", "其他": "other",
    "常规": "regular", "专项": "special", "机动": "mobile", "回头看": "revisit", "提级": "raised",
}  # fmt: skip
MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+.!|~:$<>&-])")
FORMS = {"日常派驻": "daily", "驻点监督": "on_site"}


def group(word: str) -> str:
    """A method or type of inspection; a county's own word as it stands."""
    return say(f"methods.group_{GROUPS[word]}") if word in GROUPS else word


def groups(joined: object) -> str:
    """The words for several methods or types of one round, as its report joins them."""
    if numbers.is_missing(joined):
        return ""
    return say("charts.comma").join(map(group, filter(None, str(joined).split("、"))))


def form(word: object) -> str:
    """A form of stationed supervision; a county's own word as it stands."""
    if numbers.is_missing(word):
        return ""
    return say(f"stationed.form_{FORMS[word]}") if word in FORMS else str(word)


def as_typed(words: str) -> str:
    """What somebody typed, for a label: Streamlit takes one as Markdown, with links and all."""
    return MARKDOWN.sub(r"\\\1", words)
