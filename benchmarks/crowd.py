"""python -m benchmarks.crowd [SESSIONS] [MINUTES]: an office at work, all at once.

Sessions come and go and open pages, while every county sends sheets and hands them in and
supervisors, two at a time over the same one, accept them. Each half minute a line: pages opened,
how long they took, what failed, and the server's memory, processor time, threads, open files and
children. In the end each sheet must have been accepted once, the log be whole, and nothing have
failed. Linux only.
"""

import asyncio
import io
import itertools
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

from access import Person, accounts, database, sessions, tokens
from access.accounts import Account
from benchmarks.visits import FIRST, visit
from loaders.demo import load_demo
from loaders.prefill import prefilled
from loaders.register import County, counties_of
from queries import store
from tests.dashboard import ROOT, Dashboard, running_dashboard

SESSIONS, MINUTES, TOLD_EVERY, SUPERVISORS = 30, 20.0, 30.0, 2
ADMIN = Person(0, "root", "", "admin")
CITY, MONTH = "示例市", date(2026, 10, 31)
PAGES = {
    "county": ("county", "briefing", "upload", "definitions"),
    "leader": (FIRST, "compare", "trends", "coverage", "clues", "rectification", "team", "county"),
    "supervisor": (FIRST, "compare", "review", "receive", "reports", "changes", "briefing"),
}
# Chosen on most pages, so that not everybody looks at the very same.
ADDRESSES: tuple[dict[str, str], ...] = ({}, {"period": "year"}, {"lang": "en"}, {"term": "1"})
PAUSE = 4.0


@dataclass
class Office:
    """Where it is served, who is there (role → cookies), and what has happened so far."""

    served: Dashboard
    cookies: dict[str, list[str]]
    bearers: dict[str, str]
    sheets: dict[str, bytes]
    until: float
    times: list[tuple[float, str]] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    handed_in: asyncio.Queue[int] = field(default_factory=asyncio.Queue)
    numbers: list[int] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether people still come."""
        return time.monotonic() < self.until


def main() -> None:
    """Run the office and print what became of it; status 1 where anything failed."""
    count, minutes = (*map(float, sys.argv[1:]), *(SESSIONS, MINUTES)[len(sys.argv) - 1 :])[:2]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COUNTY_INSPECTION_VAR"] = folder
        load_demo()
        counties = counties_of(CITY)
        sheets = {each.code: _sheet(each) for each in counties}
        store.close_store()
        people = _people(counties)
        with running_dashboard(Path(folder)) as served:
            office = Office(served, *people, sheets, time.monotonic() + minutes * 60)
            asyncio.run(_work(office, int(count)))
            office.failures += [line for line in served.said().splitlines() if "Error" in line]
        _check(office)
    for page in sorted({page for _, page in office.times}):
        taken = [one for one, each in office.times if each == page]
        print(f"{page:<16} {len(taken):>5} × median {statistics.median(taken):>6.2f} s, "
              f"longest {max(taken):>6.2f} s")  # fmt: skip
    for failure in sorted(set(office.failures))[:20]:
        print(failure)
    sys.exit(1 if office.failures else 0)


def _people(counties: list[County]) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Cookies by role, of a reporter per county and some of the office; and a token per county."""
    cookies: dict[str, list[str]] = {role: [] for role in PAGES}
    wanted = [("county", one.code) for one in counties] + [("leader", ""), ("supervisor", "")]
    for number, (role, code) in enumerate(wanted):
        codes = frozenset({code} if code else ())
        account_id, _ = accounts.add(ADMIN, Account(0, f"p{number:03}", "", role, codes))
        with database.writing() as connection:
            connection.execute("update account set must_change = 0")
            token = sessions.start(connection, account_id, "127.0.0.1", "crowd")
        cookies[role].append(f"{sessions.COOKIE}={token}")
    bearers = {one.code: tokens.make(ADMIN, one.county, [one.code]) for one in counties}
    return cookies, bearers


def _sheet(county: County) -> bytes:
    content = io.BytesIO()
    prefilled(county, MONTH).save(content)
    return content.getvalue()


async def _work(office: Office, count: int) -> None:
    async with asyncio.TaskGroup() as group:
        for number in range(count):
            group.create_task(_sit(office, number))
        for code in office.sheets:
            group.create_task(_hand_in(office, code))
        group.create_task(_review(office))
        group.create_task(_tell(office))


async def _sit(office: Office, number: int) -> None:
    """Sessions one after another in the same seat, each on some pages, then gone."""
    dice = random.Random(number)
    role = dice.choice(list(PAGES))
    while office.is_open:
        with suppress(asyncio.CancelledError):
            await _look(office, role, dice)
        await asyncio.sleep(dice.uniform(0, PAUSE))


async def _look(office: Office, role: str, dice: random.Random) -> None:
    page = ""
    try:
        async with visit(office.served.url, dice.choice(office.cookies[role])) as seat:
            for page in dice.choices(PAGES[role], k=3):
                began = time.monotonic()
                await seat.open(page, **dice.choice(ADDRESSES))
                office.times.append((time.monotonic() - began, page))
                await asyncio.sleep(dice.uniform(0, PAUSE))
    except Exception as error:  # the error boundary of this edge: benchmark
        office.failures.append(f"{role} {page}: {type(error).__name__} {error}")


async def _hand_in(office: Office, code: str) -> None:
    """A county's sheet, sent and handed in again and again, each time another file."""
    for number in itertools.count():
        await asyncio.sleep(random.uniform(0, 8 * PAUSE))
        if not office.is_open:
            return
        content = _with_comment(office.sheets[code], f"{code} {number}")
        try:
            sent = await asyncio.to_thread(_post, office, code, f"?name={code}.xlsx", content)
            told = sent["submissions"][0]["id"]
            await asyncio.to_thread(_post, office, code, f"/{told}/submit", b"")
        except HTTPError as error:
            office.failures.append(f"{code}: {error.code} {error.read().decode()[:300]}")
        else:
            office.handed_in.put_nowait(told)


def _post(office: Office, code: str, path: str, content: bytes) -> Any:
    """The answer of the door for programs. Raises HTTPError."""
    heads = {"Authorization": f"Bearer {office.bearers[code]}"}
    url = f"{office.served.url}/api/submissions{path}"
    opener = build_opener(ProxyHandler({}))
    with opener.open(Request(url, content, heads), timeout=300) as answer:
        return json.loads(answer.read())


def _with_comment(content: bytes, words: str) -> bytes:
    """The same workbook in other bytes."""
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a") as package:
        package.comment = words.encode()
    return out.getvalue()


async def _review(office: Office) -> None:
    """What was handed in is accepted, by two at once who both saw it waiting."""
    cookie = office.cookies["supervisor"][0]
    async with visit(office.served.url, cookie) as one, visit(office.served.url, cookie) as other:
        while office.is_open or not office.handed_in.empty():
            with suppress(TimeoutError):
                number = await asyncio.wait_for(office.handed_in.get(), 1)
                asked = {"submission": str(number)}
                try:
                    await asyncio.gather(one.open("review", **asked), other.open("review", **asked))
                    both = (each.open("review", "accept", **asked) for each in (one, other))
                    await asyncio.gather(*both)
                    office.numbers.append(number)
                except Exception as error:  # the error boundary of this edge: benchmark
                    office.failures.append(f"accept {number}: {type(error).__name__} {error}")


async def _tell(office: Office) -> None:
    """A line now and then; what is told of the waits is of the time since the line before."""
    print(f"{'min':>5} {'pages':>7} {'median s':>9} {'p95 s':>7} {'accepted':>9} {'failed':>7}"
          f" {'MB':>6} {'CPU s':>6} {'threads':>8} {'files':>6} {'children':>9}")  # fmt: skip
    began, seen = time.monotonic(), 0
    while office.is_open:
        await asyncio.sleep(TOLD_EVERY)
        new = sorted(taken for taken, _ in office.times[seen:]) or [0.0]
        seen = len(office.times)
        middle, slow = statistics.median(new), new[int(len(new) * 0.95) - (len(new) > 1)]
        print(f"{(time.monotonic() - began) / 60:>5.1f} {seen:>7} {middle:>9.2f} {slow:>7.2f}"
              f" {len(office.numbers):>9} {len(office.failures):>7}"
              f" {_burden(office.served.process.pid)}", flush=True)  # fmt: skip


def _burden(pid: int) -> str:
    """Memory (MB), processor time, threads, open files and children of the server."""
    folder = Path(f"/proc/{pid}")
    told = dict(line.split(":", 1) for line in (folder / "status").read_text("utf-8").splitlines())
    megabytes = int(told["VmRSS"].split()[0]) // 1024
    ticks = (folder / "stat").read_text("utf-8").rpartition(")")[2].split()[11:13]
    seconds = sum(map(int, ticks)) // os.sysconf("SC_CLK_TCK")
    files = len(list((folder / "fd").iterdir()))
    tasks = (folder / "task").glob("*/children")
    children = sum(len(each.read_text("utf-8").split()) for each in tasks)
    return f"{megabytes:>6} {seconds:>6} {int(told['Threads']):>8} {files:>6} {children:>9}"


def _check(office: Office) -> None:
    """Nothing was lost, nothing done twice, and the log tells all of it."""
    for number in office.numbers:
        with store.read() as cursor:
            log = store.run(cursor, "reads/submission_log", submission_id=number)
        accepted = (log["action"] == "accept").sum()
        if accepted != 1:
            office.failures.append(f"submission {number} was accepted {accepted} times")
    store.close_store()
    told = subprocess.run(
        [sys.executable, str(ROOT / "run.py"), "audit", "verify"], capture_output=True, check=False
    )
    if told.returncode:
        office.failures.append(told.stdout.decode())


if __name__ == "__main__":
    main()
