"""A briefing as rich as any: every block, both languages, long names, gaps, negative values."""

from datetime import date, datetime

from briefings.document import (
    Block,
    ChartBlock,
    Column,
    Document,
    Heading,
    Made,
    Note,
    Paragraph,
    Proof,
    Sentence,
    Series,
    Slots,
    TableBlock,
)
from briefings.writers.sheet import Figure

COUNTIES = [
    *("示南区", "示北区", "甲江县", "乙山县", "丙湖区", "丁河县", "戊林县", "己原区", "庚泉县"),
    *("辛岭县", "壬川市", "癸塘县", "子石县", "丑木县", "寅云县"),
]
RATES = [44.1, 52.6, 38.9, 61.0, 47.3, 12.4, 55.5, 49.9, None, 41.7, 46.2, 83.1, 50.4, 29.8, 45.0]
TONES = [
    "similar",
    "similar",
    "similar",
    "higher",
    "similar",
    "lower",
    "similar",
    "similar",
    "",
    "similar",
    "similar",
    "higher",
    "young",
    "lower",
    "similar",
]
LONG = "甲乙丙丁戊己庚辛壬癸" * 300
EVIL = "=1+1\x00\x0b\ufffe\ud800\u202e<script>alert('甲')</script>&amp;{county}\t</w:t>"
MADE = Made(
    "赵六", datetime(2026, 11, 22, 9, 5), date(2026, 10, 31), datetime(2026, 11, 22, 9, 0), 217
)
SLOTS = Slots(
    secrecy="内部",
    number="示巡办〔2026〕12号",
    addressed_to="各县（市、区）党委巡察工作领导小组",
    copied_to="市委巡察工作领导小组各成员单位",
    signed="中共示例市委巡察工作领导小组办公室",
    dated=date(2026, 11, 22),
)


def figure(value: float, places: int = 1) -> Figure:
    """A figure as the composers write it."""
    return Figure(value, f"{value:,.{places}f}".replace("-", "\N{MINUS SIGN}"))


def fact(key: str, text: str, proof: int) -> Sentence:
    """A sentence of fact with its footnote."""
    return Sentence(
        key, text, (Note(f"成案率，立案{proof}件÷线索{proof * 2}件，截至2026年10月", proof),)
    )


def rates() -> ChartBlock:
    """Columns with intervals and a level, one county without a figure, one young."""
    low = [None if rate is None else round(rate - 7.25, 2) for rate in RATES]
    high = [None if rate is None else round(rate + 8.5, 2) for rate in RATES]
    return ChartBlock(
        "rates",
        "成案率乙山县、癸塘县高于其余各县",
        "成案率（立案件数÷移交线索件数），满6个月的轮次，截至2026年10月底",
        "bars",
        COUNTIES,
        [Series("成案率", RATES, low, high, TONES)],
        "%",
        1,
        ("全市", 46.8),
        ["细线为95%区间。庚泉县无报告。"],
    )


def lines() -> ChartBlock:
    """Two lines, one with a gap, and a level."""
    months = [f"{month}月" for month in range(1, 11)]
    ours = [18, 22.5, 27, None, 36.1, 40, 44.4, 52, 58, 63]
    whole = [15, 20, 25, 30, 34, 39, 43, 47, 50, 55]
    return ChartBlock(
        "pace",
        "覆盖进度快于全市",
        "覆盖率，本届累计，逐月",
        "lines",
        months,
        [
            Series("甲江县", ours, tones=["subject"] * 10),
            Series("全市", whole, tones=["context"] * 10),
        ],
        "%",
        1,
        ("届期进度", 58.0),
    )


def shares() -> ChartBlock:
    """Four parts of a whole."""
    parts = ("第一种形态", "第二种形态", "第三种形态", "第四种形态")
    values = ([60, 71, 55, 66], [25, 20, 30, 24], [10, 6, 10, 7], [5, 3, 5, 3])
    return ChartBlock(
        "forms",
        "四种形态以第一种为主",
        "四种形态人次占比",
        "stacked",
        COUNTIES[:4],
        [Series(name, row) for name, row in zip(parts, values, strict=True)],
        "%",
        0,
    )


def changes() -> ChartBlock:
    """Lying bars: long names, values below nothing, a level that becomes a bar."""
    names = [
        "党的领导弱化方面的问题",
        "党的建设缺失方面的问题",
        "全面从严治党不力方面的问题",
        "选人用人方面的问题",
        EVIL,
    ]
    return ChartBlock(
        "changes",
        "同比有增有减",
        "与上年同期相比",
        "bars",
        names,
        [Series("增减", [12, -5, 3, -14, None], tones=["higher", "lower", "", "lower", ""])],
        "个",
        0,
        ("平均", -1.0),
    )


def table() -> TableBlock:
    """Counties in order, with a gap, a mark, a minus and a total set apart."""
    heads = [
        ("县（市、区）", "text", ""),
        ("发现问题", "number", "个"),
        ("移交线索", "number", "件"),
        ("立案", "number", "件"),
        ("成案率", "number", "%"),
        ("同比", "number", "个百分点"),
    ]
    rows = [
        [
            name,
            figure(1389 + 37 * at, 0),
            figure(120 + at, 0),
            figure(50 + at, 0),
            "—" if rate is None else figure(rate),
            figure(-3.4 + at / 2),
        ]
        for at, (name, rate) in enumerate(zip(COUNTIES, RATES, strict=True))
    ]
    rows.append(
        ["全市", figure(24720, 0), figure(1905, 0), figure(855, 0), Figure(46.8, "约 46.8"), "—"]
    )
    return TableBlock(
        "outcomes",
        "各县（市、区）线索与成果",
        [Column(label, kind, unit) for label, kind, unit in heads],
        rows,
        ["按建制顺序；“—”为未报。"],
        totals=1,
    )


def long_table() -> TableBlock:
    """Forty rows of prose and figures: more than a page."""
    columns = [
        Column("事项", "text", width=3),
        Column("说明", "text", width=5),
        Column("件数", unit="件"),
    ]
    rows = [
        [
            f"第{number}项：整改台账不全",
            "已约谈，限期一个月报送补充材料。" * (1 + number % 3),
            figure(number, 0),
        ]
        for number in range(1, 41)
    ]
    return TableBlock("named", "上期指出事项整改情况", columns, rows)


def wide_table() -> TableBlock:
    """Fourteen columns."""
    heads = ["县（市、区）", *(f"第{number}项要求" for number in range(1, 14))]
    columns = [Column(head, "text" if not at else "number", "个") for at, head in enumerate(heads)]
    rows = [[name, *(figure(10_000 + 997 * at, 0) for at in range(13))] for name in COUNTIES[:4]]
    return TableBlock("wide", "十三项要求完成情况", columns, rows)


def proofs(count: int = 12) -> list[Proof]:
    """The appendix."""
    return [
        Proof(
            number,
            f"成案率 {COUNTIES[number % 15]} 十三届",
            "立案件数 ÷ 移交线索件数",
            "口径第3版（2026年9月1日起）",
            f"立案 {number} 件 ÷ 移交线索 {number * 2} 件",
            [
                ["第一至五轮", "2026年10月31日", "10月.xlsx", "轮次汇总 H12", "张三"],
                ["第六轮", "2026年10月31日", "10月.xlsx", "轮次汇总 H13", "张三"],
            ],
            [["第七轮", "未报移交线索"]] if number % 3 == 0 else [],
            ["缺第八轮，只是下限。"] if number % 4 == 0 else [],
            ("轮次", "截至", "文件", "位置", "报送人"),
            ("轮次", "为何未用"),
        )
        for number in range(1, count + 1)
    ]


def opening() -> Paragraph:
    """Two sentences of fact."""
    told = (
        "截至2026年10月底，全市15个县（市、区）发现问题24,720个，"
        "移交问题线索1,905件，立案855件，成案率46.8%。"
    )
    before = "与上年同期相比，移交线索增加126件，立案增加54件。"
    return Paragraph("opening", [fact("opening.1", told, 1), fact("opening.2", before, 2)])


def apart() -> Paragraph:
    """A sentence with two notes, and one that states no figure."""
    told = "乙山县、癸塘县成案率高于其余各县（99.8%判别），丁河县、丑木县低于其余各县。"
    notes = [
        Note("成案率，立案61件÷线索100件，截至2026年10月31日", 3),
        Note("成案率，立案31件÷线索250件，截至2026年10月31日", 4),
    ]
    young = Sentence("rates.2", "子石县最近一轮移交的线索均在办理期内，暂不比较。")
    return Paragraph("rates", [Sentence("rates.1", told, notes), young])


def own() -> Paragraph:
    """Words of the supervisor, and such words beside other facts."""
    kept = [Note("覆盖率，已巡察63个÷规划100个", 5)]
    changed = [Note("覆盖率，已巡察64个÷规划100个", 6)]
    ours = Sentence("own.1", "规则写的一句话。", kept, "领导改过的一句话：覆盖率63.0%。")
    return Paragraph(
        "own", [ours, Sentence("own.2", "事实已经变了。", changed, "照旧事实写的话。", True)]
    )


def quote() -> Paragraph:
    """A county's own words."""
    told = "“我县把巡察整改纳入年度考核，组织“回头看”3轮，推动解决历史遗留问题41个。”"
    return Paragraph("quote", [Sentence("quote.1", told)], "甲江县")


def blocks() -> list[Block]:
    """Every block there is."""
    return [
        opening(),
        Heading("一、总体情况"),
        Heading("（一）线索与成果", 2),
        apart(),
        rates(),
        Heading("（二）各县情况", 2),
        Heading("1. 主要数据", 3),
        table(),
        own(),
        Heading("二、进度与结构"),
        lines(),
        shares(),
        changes(),
        Heading("三、典型事例"),
        quote(),
        Heading("四、上期指出事项整改情况"),
        long_table(),
        wide_table(),
    ]


def example() -> Document:
    """The whole of it."""
    return Document(
        "circular",
        "关于2026年上半年全市县（市、区）巡察工作情况的通报",
        blocks(),
        proofs(),
        SLOTS,
        MADE,
        "（2026年1月至10月）",
        "named",
        True,
        ["子石县第六轮移交线索不满6个月，属办理期内，未列入比较。", "庚泉县10月报告未到。"],
    )


def english() -> Document:
    """A short one in English."""
    names = ["Shinan District", "Shibei District", "Jiajiang County", "Yishan County"]
    chart = ChartBlock(
        "rates",
        "Yishan files more cases per clue",
        "Cases per hundred clues",
        "bars",
        names,
        [Series("Cases", [44.1, 52.6, None, 61.0], [40, 45, None, 55], [49, 60, None, 70])],
        "%",
        1,
        ("City", 46.8),
    )
    said = [
        Sentence(
            "a.1", "By 31 October 2026 the city held 178 rounds.", (Note("Rounds, 31 Oct 2026", 1),)
        ),
        Sentence("a.2", "One county did not report."),
    ]
    return Document(
        "circular",
        "Inspection in the first half of 2026",
        [Heading("1. Overview"), Paragraph("a", said), chart],
        proofs(1),
        Slots(),
        MADE,
        example=False,
    )


def evil() -> Document:
    """One in which somebody typed whatever harms a file, and another ran out of patience."""
    hurt = Sentence("evil.1", EVIL, (Note(EVIL[:40], 1),), EVIL)
    blocks: list[Block] = [
        Heading(EVIL),
        Paragraph("evil", [hurt, Sentence("evil.2", LONG)], EVIL),
        TableBlock(
            "evil",
            EVIL,
            [Column(EVIL, "text"), Column(LONG)],
            [[EVIL, figure(1)], [LONG, EVIL]],
            [EVIL],
            1,
        ),
        ChartBlock(
            "evil",
            EVIL,
            EVIL,
            "bars",
            [EVIL, LONG],
            [Series(EVIL, [1.0, None])],
            EVIL,
            1,
            (EVIL, 2.0),
            [EVIL],
        ),
        ChartBlock("none", "空", "", "lines", [], []),
        TableBlock("none", "空", [], []),
    ]
    proof = Proof(1, EVIL, EVIL, EVIL, EVIL, [[EVIL, LONG]], [[EVIL]], [EVIL])
    slots = Slots(EVIL, EVIL, EVIL, EVIL, EVIL, date(2026, 11, 22))
    return Document("circular", EVIL, blocks, [proof], slots, MADE, EVIL, "named", True, [EVIL])


def empty() -> Document:
    """One that says nothing."""
    return Document("circular", "", [], [], Slots(), MADE)
