"""Accepts one submission after another until somebody kills it; says each number once committed."""

from queries import store
from tests.queries.reports import a_round, accept

ROWS = 3


def main() -> None:
    """Go on where the store stands."""
    with store.read() as cursor:
        number = int(store.run(cursor, "reads/health")["submissions"].iloc[0])
    while True:
        number += 1
        rows = [a_round(number, county=f"{n}县", cases_filed=1) for n in range(ROWS)]
        accept(*rows, sha256=f"submission {number}")
        print(number, flush=True)


if __name__ == "__main__":
    main()
