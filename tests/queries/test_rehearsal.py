"""A rehearsal is seen by nobody else, and nobody waits for it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

from loaders.checking import stage
from loaders.staged import packed
from queries import figures, store
from tests.queries.reports import a_round, accept

SECONDS = 20


def shown(cursor: store.Cursor) -> list[int]:
    return figures.compare(cursor, ["rounds.cases_filed"])["numerator"].tolist()


def seen_by_others() -> list[int]:
    with store.read() as cursor:
        return shown(cursor)


def rehearse(cursor: store.Cursor, number: int, cases: int) -> None:
    store.narrow(cursor, as_of=date.today(), known_at=store.now())
    stage(cursor, {number: packed([a_round(number, cases_filed=cases)])})
    told = {"submission_ids": [number], "accepted_at": [store.now()]}
    store.execute(cursor, "writes/insert_reports", **told)
    store.narrow(cursor, known_at=store.now())


def test_writers_and_rehearsals_go_side_by_side_and_see_only_what_is_committed() -> None:
    accept(a_round(1, cases_filed=10))
    version = store.data_version()
    with ThreadPoolExecutor() as others, store.rehearsal() as one, store.rehearsal() as two:
        rehearse(one, 2, 5)
        rehearse(two, 2, 7)
        assert shown(one) == [15]
        assert shown(two) == [17]
        assert others.submit(seen_by_others).result(SECONDS) == [10]
        others.submit(accept, a_round(3, cases_filed=100)).result(SECONDS)
        assert others.submit(seen_by_others).result(SECONDS) == [110]
        # each stays with what it found when it began
        assert shown(one) == [15]
    assert seen_by_others() == [110]
    assert store.data_version() == version + 1
