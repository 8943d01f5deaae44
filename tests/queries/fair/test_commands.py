"""python -m queries compare and trend: any table of one's own, without a store; errors in words."""

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from queries import command

ROOT = Path(__file__).parents[3]
TEN = [("甲", 30, 68), ("乙", 5, 20), ("丙", 11, 31), ("丁", 40, 60), ("戊", 2, 40),
       ("己", 9, 25), ("庚", 17, 44), ("辛", 6, 18), ("壬", 21, 50), ("癸", 8, 33)]  # fmt: skip
KEYS = ["name", "value", "low", "high", "lower_95", "upper_95", "lower_998", "upper_998",
        "label", "adjusted_label"]  # fmt: skip


@pytest.fixture(autouse=True)
def no_store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A place for a store, which must stay empty."""
    monkeypatch.setenv("COUNTY_INSPECTION_VAR", str(tmp_path / "var"))


def saved(folder: Path, text: str, encoding: str = "utf-8") -> str:
    path = folder / "table.csv"
    path.write_bytes(text.encode(encoding))
    return str(path)


def ten(folder: Path) -> str:
    lines = [f"{name},{numerator},{denominator}" for name, numerator, denominator in TEN]
    return saved(folder, "\n".join(["name,numerator,denominator", *lines]))


def told(*argv: str) -> Any:
    status, out, _ = command.run([*argv, "--json"])
    assert status == 0
    return json.loads(out)


def refusal(*argv: str) -> str:
    status, out, err = command.run(argv)
    assert (status, out) == (1, "")
    assert len(err.splitlines()) == 1
    assert "Traceback" not in err
    return err.strip()


def test_compare_gives_every_row_its_interval_limits_and_labels(tmp_path: Path) -> None:
    answer = told("compare", ten(tmp_path), "--kind", "proportion")
    assert list(answer) == ["rows", "benchmark", "phi", "tau2"]
    assert [list(row) for row in answer["rows"]] == [KEYS] * 10
    total, size = (sum(one[place] for one in TEN) for place in (1, 2))
    assert answer["benchmark"] == total / size
    for (name, count, own), row in zip(TEN, answer["rows"], strict=True):
        chance = stats.hypergeom(size, total, own)
        limits = [chance.ppf(one) / own for one in (0.025, 0.975, 0.001, 0.999)]
        interval = proportion_confint(count, own, method="wilson")
        assert (row["name"], row["value"]) == (name, count / own)
        assert [row[key] for key in KEYS[2:8]] == pytest.approx([*interval, *limits], abs=1e-9)
    labels = {row["name"]: row["label"] for row in answer["rows"]}
    assert (labels["丁"], labels["戊"], labels["丙"]) == ("higher_998", "lower_998", "similar")
    assert answer["phi"] > 1
    assert not (tmp_path / "var").exists()


def test_plain_is_the_textbook_around_the_pooled_value(tmp_path: Path) -> None:
    answer = told("compare", ten(tmp_path), "--kind", "proportion", "--plain")
    spelled = ("--limits", "score", "--no-adjust", "--no-self")
    assert answer == told("compare", ten(tmp_path), "--kind", "proportion", *spelled)
    pooled = answer["benchmark"]
    for (_, _, own), row in zip(TEN, answer["rows"], strict=True):
        reach = 3.090232306167813 * (pooled * (1 - pooled) / own) ** 0.5
        assert row["upper_998"] == pytest.approx(pooled + reach, abs=1e-12)
    assert (answer["phi"], answer["tau2"]) == (None, None)
    assert {row["adjusted_label"] for row in answer["rows"]} == {None}


@pytest.mark.parametrize("benchmark", ["0.3", "30%"])
def test_an_outside_benchmark_is_judged_by_binomial_and_poisson_tails(
    tmp_path: Path, benchmark: str
) -> None:
    for kind, family in (("proportion", stats.binom), ("rate", stats.poisson)):
        answer = told("compare", ten(tmp_path), "--kind", kind, "--benchmark", benchmark)
        assert answer["benchmark"] == pytest.approx(0.3, abs=1e-15)
        for (_, _, own), row in zip(TEN, answer["rows"], strict=True):
            given = (own, 0.3) if kind == "proportion" else (own * 0.3,)
            limits = [family.ppf(one, *given) / own for one in (0.025, 0.975, 0.001, 0.999)]
            assert [row[key] for key in KEYS[4:8]] == pytest.approx(limits, abs=1e-9)


def test_rates_may_pass_one_and_take_a_denominator_with_decimals(tmp_path: Path) -> None:
    file = saved(tmp_path, "name,numerator,denominator\na,159,43\nb,30,6.5\nc,12,80\n")
    answer = told("compare", file, "--kind", "rate")
    assert [row["label"] for row in answer["rows"]] == ["higher_998", "higher_998", "lower_998"]
    assert "6.5" in refusal("compare", file, "--kind", "proportion")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_is_read_as_people_save_it(tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = [["", "", ""], ["县(市、区)", "分子 ", "分 母"], ["甲", "30", "68"], ["", "", ""],
            ["乙", "１２", "\"1,389\""], ["", "3", "9"], ["丁", "—", "5"]]  # fmt: skip
    text = "\r\n".join(delimiter.join(row) for row in rows)
    answer = told("compare", saved(tmp_path, text, encoding), "--kind", "proportion")
    assert [row["name"] for row in answer["rows"]] == ["甲", "乙", "第 6 行", "丁"]
    assert answer["rows"][1]["value"] == 12 / 1389
    assert answer["rows"][3]["value"] is None
    assert answer["benchmark"] == 45 / (68 + 1389 + 9)


def test_what_was_not_compared_is_said_beside_the_answer(tmp_path: Path) -> None:
    text = "name,numerator,denominator\n甲,8,7\n乙,,7\n丙,3,0\n丁,3,9\n戊,5,9"
    status, out, err = command.run(
        ["compare", saved(tmp_path, text), "--kind", "proportion", "--json"]
    )
    assert status == 0
    assert [line.split("：")[-1] for line in err.splitlines()[:3]] == ["甲。", "乙。", "丙。"]
    assert "不足 8 行" in err
    rows = json.loads(out)["rows"]
    assert rows[0] | {"value": None} == dict.fromkeys(KEYS) | {"name": "甲"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "是空的"),
        ("\n,,\n", "是空的"),
        ("name,numerator,denominator\n", "没有数据"),
        ("name,numerator\na,1", "第 1 行的表头里缺这些列：denominator / 分母。"),
        ("name,numerator,denominator\na,1,2\nb,1,2O5", "第 3 行的分母写的是“2O5”，不是数字"),
        ("name,numerator,denominator\na,1,1,389", "第 2 行有 4 格，表头只有 3 格"),
        ("name,numerator,分子,denominator\na,1,1,3", "两个“分子”"),
        ("name,numerator,denominator\na,-1,3", "“a”的分子是 -1，不能小于 0"),
        ("name,numerator,denominator\na,1.5,3", "“a”的分子是 1.5，应当是整数"),
        ("name,numerator,denominator\na,1,1e11", "“a”的分母是 1e+11，大得不像数出来的"),
        ("name,numerator,denominator\na,1e999,3", "第 2 行的分子"),
        ("name,numerator,denominator\na,nan,inf", "第 2 行的分母"),
        ('name,numerator,denominator\na,"' + "9" * 200_000, "第 2 行"),
        ("PK\x03\x04\x00\x00", "不是文本文件"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_with_its_line(
    tmp_path: Path, text: str, words: str
) -> None:
    assert words in refusal("compare", saved(tmp_path, text), "--kind", "proportion")


def test_a_file_that_is_not_there_or_too_large_is_one_sentence(tmp_path: Path) -> None:
    assert "打不开" in refusal("compare", str(tmp_path / "none.csv"), "--kind", "rate")
    assert "打不开" in refusal("trend", str(tmp_path))
    large = saved(tmp_path, "name,numerator,denominator\n" + "a,1,2\n" * 1_700_000)
    assert "10 MB" in refusal("compare", large, "--kind", "rate")
    assert "cannot be opened" in refusal("trend", str(tmp_path / "none.csv"), "--lang", "en")


@pytest.mark.parametrize(
    ("kind", "benchmark"), [("proportion", "1.2"), ("proportion", "many"), ("rate", "-1")]
)
def test_a_benchmark_that_cannot_be_is_one_sentence(
    tmp_path: Path, kind: str, benchmark: str
) -> None:
    said = refusal("compare", ten(tmp_path), "--kind", kind, f"--benchmark={benchmark}")
    assert benchmark in said


def test_compare_in_words_has_a_line_for_each_row(tmp_path: Path) -> None:
    status, out, err = command.run(["compare", ten(tmp_path), "--kind", "proportion"])
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert len(lines) == 13
    assert lines[1].split("\t")[:2] == ["甲", "0.4412"]
    assert "高于基准（99.8 %）" in lines[4]
    english = command.run(["compare", ten(tmp_path), "--kind", "rate", "--lang", "en"])[1]
    assert "benchmark 0.3830" in english


def test_trend_gives_limits_points_and_the_verdict(tmp_path: Path) -> None:
    values = [310, 288, 297, 298, 307, 303, 294, 297, 308, 306, 294, 299, 330]
    lines = [f"{number},{value}" for number, value in enumerate(values, start=1)]
    answer = told("trend", saved(tmp_path, "\n".join(["轮次,数值", *lines])))
    ranges = [abs(b - a) for a, b in pairwise(values)]
    ranges = [one for one in ranges if one <= 3.267 * sum(ranges) / 12]
    reach, mean = 2.66 * sum(ranges) / len(ranges), sum(values) / 13
    assert answer["mean"] == pytest.approx(mean, abs=1e-9)
    assert (answer["lower"], answer["upper"]) == pytest.approx((mean - reach, mean + reach))
    assert (answer["verdict"], answer["points"][12]["rules"]) == ("special", ["outside"])
    assert answer["points"][0] == {"point": "1", "value": 310, "rules": []}
    words = command.run(["trend", saved(tmp_path, "\n".join(["轮次,数值", *lines]))])[1]
    assert "在界限之外" in words.splitlines()[-1]


def test_trend_of_parts_is_tested_on_the_counts(tmp_path: Path) -> None:
    parts = [(1, 10), (3, 12), (7, 20), (6, 15), (15, 30), (6, 8)]
    text = "point,numerator,denominator\n" + "".join(f"r,{x},{n}\n" for x, n in parts)
    answer = told("trend", saved(tmp_path, text))
    assert (answer["verdict"], answer["method"], answer["lower"]) == ("rising", "chi_squared", None)
    assert told("trend", saved(tmp_path, text), "--kind", "rate")["method"] == "mann_kendall"


def test_too_few_points_say_so_in_both_languages(tmp_path: Path) -> None:
    file = saved(tmp_path, "point,value\n" + "".join(f"{i},{i}\n" for i in range(5)))
    assert told("trend", file)["verdict"] == "too_few"
    assert "轮次不足，不作趋势判断" in command.run(["trend", file])[1]
    assert "Too few points" in command.run(["trend", file, "--lang", "en"])[1]


def test_scipy_is_not_loaded_before_it_is_needed() -> None:
    code = "import sys, queries.command; sys.exit('scipy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize(
    ("row", "words"),
    [("a,-1,3", "“a”的分子是 -1，不能小于 0"), ("a,1.5,3", "“a”的分子是 1.5，应当是整数")],
)
def test_a_series_of_parts_takes_counts_alone(tmp_path: Path, row: str, words: str) -> None:
    file = saved(tmp_path, f"point,numerator,denominator\n{row}\n")
    assert words in refusal("trend", file)


def test_points_that_are_no_part_of_a_series_are_named(tmp_path: Path) -> None:
    text = "point,numerator,denominator\n一,6,5\n二,0,0\n三,,4\n四,1,4\n"
    status, out, err = command.run(["trend", saved(tmp_path, text), "--json"])
    assert status == 0
    assert [point["value"] for point in json.loads(out)["points"]] == [None, None, None, 0.25]
    assert ("待核，未参加比较：一" in err, "分母为 0，未参加比较：二" in err) == (True, True)
    assert "缺分子或分母，未参加比较：三" in err


@pytest.mark.parametrize("kind", ["proportion", "rate"])
def test_one_row_alone_has_its_interval_and_nobody_to_be_held_against(
    tmp_path: Path, kind: str
) -> None:
    answer = told("compare", saved(tmp_path, "name,numerator,denominator\na,5,50"), "--kind", kind)
    [row] = answer["rows"]
    assert (row["value"], row["label"], row["lower_95"], answer["phi"]) == (0.1, None, None, None)
    assert row["low"] < 0.1 < row["high"]


def test_a_benchmark_beyond_all_counting_has_an_answer(tmp_path: Path) -> None:
    path = saved(tmp_path, "name,numerator,denominator\na,3,10")
    [row] = told("compare", path, "--kind", "rate", "--benchmark", "1e30")["rows"]
    assert row["label"] == "lower_998"


def test_a_billion_is_counted_like_ten(tmp_path: Path) -> None:
    from scipy.stats import binom

    text = "name,numerator,denominator\na,400000000,1000000000\nb,4,10"
    answer = told("compare", saved(tmp_path, text), "--kind", "proportion", "--benchmark", "0.4")
    for row, own in zip(answer["rows"], (10**9, 10), strict=True):
        quantiles = binom.ppf([0.001, 0.025, 0.975, 0.999], own, 0.4) / own
        shown = [row[name] for name in ("lower_998", "lower_95", "upper_95", "upper_998")]
        assert shown == pytest.approx(quantiles, abs=1e-9)
        assert row["label"] == "similar"


def test_seven_rows_are_too_few_for_dispersion_and_eight_are_enough(tmp_path: Path) -> None:
    lines = [f"r{number},{3 * number},40" for number in range(1, 9)]
    for count, is_judged in ((7, False), (8, True)):
        text = "\n".join(["name,numerator,denominator", *lines[:count]])
        answer = told("compare", saved(tmp_path, text), "--kind", "proportion")
        labels = {row["adjusted_label"] is None for row in answer["rows"]}
        assert (answer["phi"] is not None, answer["tau2"] is not None) == (is_judged, is_judged)
        assert labels == {not is_judged}


def test_intervals_are_those_of_statsmodels_and_the_published_ones(tmp_path: Path) -> None:
    from statsmodels.stats.proportion import proportion_confint

    pairs = [(81, 263), (15, 148), (0, 20), (1, 29), (20, 20)]
    text = "name,numerator,denominator\n" + "".join(f"r,{x},{n}\n" for x, n in pairs)
    rows = told("compare", saved(tmp_path, text), "--kind", "proportion")["rows"]
    for (count, own), row in zip(pairs, rows, strict=True):
        wilson = proportion_confint(count, own, 0.05, "wilson")
        assert (row["low"], row["high"]) == pytest.approx(wilson, abs=1e-9)
    # Newcombe 1998, Statistics in Medicine 17:857, table I
    published = [(0.2553, 0.3662), (0.0624, 0.1605), (0.0, 0.1611), (0.0061, 0.1718)]
    for row, ends in zip(rows, published, strict=False):
        assert (round(row["low"], 4), round(row["high"], 4)) == ends
