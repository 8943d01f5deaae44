"""Units: which ones exist, which mean the same for a field, and how much a money unit holds."""

import re
from decimal import Decimal

# 件 and 人, 人 and 人次 are never the same: 313 件 are 368 人.
SAME = {
    "个": {"个", "家", "条", "项", "处", "户"},
    "件": {"件", "个", "条", "起", "宗", "项"},
    "人": {"人", "名", "位"},
    "名": {"名", "人", "个"},
    "人次": {"人次"},
    "份": {"份", "张", "票", "个"},
    "次": {"次", "场", "场次", "回", "个"},
    "件次": {"件次", "件", "次", "封"},
    "项": {"项", "个", "件", "条"},
    "条": {"条", "项", "个", "件"},
    "轮": {"轮", "个", "次"},
    "届": {"届"},
    "%": {"%"},
}
# How many 元 one unit holds.
MONEY = {"元": Decimal(1), "千元": Decimal(1000), "万元": Decimal(10**4), "万": Decimal(10**4)}
MONEY |= {"百万元": Decimal(10**6), "亿元": Decimal(10**8), "亿": Decimal(10**8)}
OTHERS = {"家次", "户次", "人/次", "‰", "分", "天", "日", "年", "月", "岁", "倍"}
UNITS = frozenset().union(*SAME.values(), MONEY, OTHERS)
LONGEST_FIRST = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
AT_END = re.compile(rf"({LONGEST_FIRST})$")
UNIT_ONLY = re.compile(rf"\(?(?:单位:)?({LONGEST_FIRST})\)?")


def only_unit(text: str) -> str | None:
    """The unit, where folded `text` is a unit and nothing else, in brackets or not."""
    match = UNIT_ONLY.fullmatch(text)
    return match[1] if match else None


def fits(unit: str, field_unit: str) -> bool:
    """Whether a figure counted in `unit` may stand in a field counted in `field_unit`."""
    if field_unit == "万元":
        return unit in MONEY
    return unit in SAME.get(field_unit, {field_unit})


def in_ten_thousands(amount: Decimal, unit: str) -> Decimal:
    """A sum of money in 万元."""
    return amount * MONEY[unit] / MONEY["万元"]
