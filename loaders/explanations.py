"""Sheets that explain, list choices or serve as a cover: told by how their names end."""

from loaders.folding import fold

ENDINGS = (
    *("填报说明", "填表说明", "填写说明", "使用说明", "指标解释", "指标说明", "数据字典", "字典"),
    *("封面", "目录", "下拉选项", "选项", "参数", "示例", "样例", "说明"),
)
DATA_AFTER_ALL = {"情况说明"}


def is_explanation(sheet: str) -> bool:
    """Whether a sheet of that name holds no figures; it is then not even opened."""
    bare = fold(sheet)
    return bare.endswith(ENDINGS) and bare not in DATA_AFTER_ALL
