"""Make data/demo/*.xlsx, the demo city 示例市: one workbook a month for the whole city.

Everything is invented, from a fixed seed, and behaves like published figures; demo_city/ says
how, demo/situations.toml what there is to see. Workbooks whose cells stay the same are kept.

    python data/make_demo.py
"""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from data.demo_city import books  # noqa: E402

if __name__ == "__main__":
    books.write(HERE / "demo")
