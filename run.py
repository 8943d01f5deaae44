"""Sets the environment up and runs the house: dashboard, tests, loading. Standard library only."""

from __future__ import annotations

import argparse
import contextlib
import errno
import ipaddress
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import webbrowser
from pathlib import Path

from house.ending import leave_when_stopped, say, stopped
from house.environment import (
    NO_RIGHT,
    NO_SPACE,
    OLDEST_PYTHON,
    PYTHON,
    ROOT,
    RUNS,
    TESTS,
    WINDOWS,
    StepError,
    as_program,
    become,
    enter_venv,
    environment,
    inside_venv,
    pip,
)

__all__ = ["as_program", "enter_venv", "main"]

PORT, PORTS_TRIED = 8501, 50
# One process of tests a core, and each file of tests in one of them: it shares what it has set up.
# The browser's files are few and slow, and come early: they must not be what is left at the end.
PYTEST = ("pytest", "--numprocesses=auto", "--dist=loadfile", "--no-loadscope-reorder")
CHECKS = (("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",), PYTEST)
# Commands that are a program of their own, which reads its own arguments.
PASSED_ON = {
    "user": "accounts: add, reset, lock, unlock, disable, enable, list",
    "audit": "the log: verify",
}
# What `load` hands on to `python -m loaders load`, which explains it.
OF_LOAD = {"received": "DATE", "sender": "NAME"}
# What the operating system refuses, and what we say for it.
SYSTEM_SAYS = dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), NO_RIGHT)
SYSTEM_SAYS[errno.ENOSPC] = NO_SPACE
TOO_OLD = (
    "需要 Python 3.11 或更新版本,这一个是 {version}。请从 python.org 或系统软件源安装后再运行。\n"
    "Python 3.11 or newer is needed."
)
NO_ACCOUNT = (
    "还没有任何账号,不能监听 {host}:同一网络里的人不用登录就会看到全部数据。\n"
    "请去掉 --host,只在本机打开;或先用 python3 run.py user add 建账号。\n"
    "No account exists yet, so only this machine (127.0.0.1) may see the dashboard."
)


def initialise() -> None:
    """Open the store, which brings it up to date; load what is published and the demo city.

    Raises StepError with the store's own sentence when another process holds it or it is damaged.
    """
    from loaders.demo import DemoCityError, load_demo
    from loaders.published import PublishedFiguresError, load_published
    from queries.office import OfficeError
    from queries.store import StoreError, open_store
    from text import say as words

    try:
        open_store()
        load_published()
        load_demo()
    except StoreError as error:
        raise StepError(words(error.key, path=error.path)) from None
    except (OfficeError, PublishedFiguresError, DemoCityError) as error:
        raise StepError(str(error)) from None


def serve(host: str, first: int, browser: bool) -> None:
    """Serve the dashboard until someone stops it; under .venv. Raises StepError if it cannot."""
    from access import accounts, database
    from queries.remote import running_server, seen_from_here
    from queries.store import close_store
    from text import say as words

    try:
        if not accounts.exist():
            refuse_strangers(host)
    except database.AccessFileError as error:
        raise StepError(words("access.file_damaged", path=error)) from None
    url = running_server()
    if url:
        say(f"仪表板已在运行:{url} Already running there.")
        return open_browser(url) if browser else None
    initialise()
    from app import app as dashboard

    port = free_port(host, first)
    if port != first:
        say(f"端口 {first} 已被占用,改用 {port}。 Port {first} is taken: using {port}.")
    url = seen_from_here(host, port)
    say(f"仪表板:{url} (按 Ctrl-C 结束) Dashboard is there; Ctrl-C ends it.")
    if browser:
        threading.Thread(target=open_browser, args=(url,), daemon=True).start()
    leave_when_stopped(close_store)
    dashboard.run(config={"server.port": port, "server.address": host})
    return None


def free_port(host: str, first: int) -> int:
    """The first port from `first` on that is free. Raises StepError when all are taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for port in range(first, min(first + PORTS_TRIED, 65536)) if first > 0 else ():
        # Asked first: beside a listener at all addresses, some systems let one address be bound.
        with contextlib.suppress(OSError), socket.create_connection((host, port), timeout=1):
            continue
        with contextlib.suppress(OSError), socket.create_server((host, port), family=family):
            return port
    raise StepError(
        f"从 {first} 起的 {PORTS_TRIED} 个端口都不能用,请用 --port 另选一个(1024 至 65535)。\n"
        f"No free port from {first} on: choose another with --port."
    )


def open_browser(url: str) -> None:
    """Open `url` once someone listens there; nothing where there is no display."""
    if not WINDOWS and sys.platform != "darwin" and not os.environ.get("DISPLAY"):
        return
    host, port = url.rsplit("/", 1)[-1].rsplit(":", 1)
    for _ in range(100):
        with contextlib.suppress(OSError), socket.create_connection((host.strip("[]"), int(port))):
            webbrowser.open(url)
            return
        time.sleep(0.1)


def check(extra: list[str]) -> int:
    """Run lint, format, types and tests (pytest with `extra`): 0, or 1 when one of them failed."""
    environment()
    environment(TESTS)
    failed = []
    for tool, *arguments in CHECKS:
        more = extra if tool == "pytest" else []
        say(f"── {tool} {' '.join(arguments + more)}")
        if subprocess.call([str(PYTHON), "-m", tool, *arguments, *more], cwd=str(ROOT)):
            failed.append(f"{tool} {' '.join(arguments)}".strip())
    if failed:
        say(f"未通过:{'、'.join(failed)}。 Failed, see above.")
    return 1 if failed else 0


def go_on(room: str, command: str, names: list[str], *options: str) -> None:
    """Go on as `python -m room command` with these options and paths."""
    # The paths were typed where the person stands; the program runs where the rooms are.
    paths = [str(Path(name).absolute()) for name in names]
    os.chdir(ROOT)
    become("-m", room, command, *options, *paths)


def refuse_strangers(host: str) -> None:
    """Raise StepError unless `host` is this machine alone: without accounts nobody else looks."""
    with contextlib.suppress(ValueError):
        if host == "localhost" or ipaddress.ip_address(host).is_loopback:
            return
    raise StepError(NO_ACCOUNT.format(host=host))


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    top = argparse.ArgumentParser(prog="run.py", description=__doc__, allow_abbrev=False)
    top.add_argument("--port", type=int, default=PORT, help=f"first port to try ({PORT})")
    top.add_argument("--host", default="127.0.0.1", help="address to listen at (this machine)")
    top.add_argument("--no-browser", action="store_true", help="do not open a browser")
    top.add_argument("--wheelhouse", metavar="DIR", help="install from this folder, offline")
    commands = top.add_subparsers(
        dest="command", metavar="setup | test | load | backup | user | audit | wheelhouse"
    )
    setup = commands.add_parser("setup", help="environment and store, without the dashboard")
    setup.add_argument("--wheelhouse", metavar="DIR", default=argparse.SUPPRESS)
    commands.add_parser("test", help="lint, types and tests; further arguments go to pytest")
    load = commands.add_parser("load", help="load workbooks")
    load.add_argument("files", nargs="+")
    for name, what in OF_LOAD.items():
        load.add_argument(f"--{name}", metavar=what)
    keep = commands.add_parser("backup", help="copy var/, the dashboard open or not")
    keep.add_argument("folder", nargs="?", help="where (beside var/)")
    for name, what in PASSED_ON.items():
        commands.add_parser(name, help=what, add_help=False, allow_abbrev=False)
    house = commands.add_parser("wheelhouse", help="a folder to set up from without a network")
    house.add_argument("folder")
    return top


def act(options: argparse.Namespace, extra: list[str]) -> int:
    """Do what the command line asks: the exit status. Raises StepError where a step fails."""
    if options.command == "test":
        return check(extra)
    environment(wheelhouse=options.wheelhouse)
    if options.command == "wheelhouse":
        pip("download", "-r", str(ROOT / RUNS), "-d", options.folder)
        say(f"已备好:{options.folder}。 Ready: copy it beside run.py as wheelhouse/.")
    elif options.command == "load":
        told = [f"--{name}={one}" for name, one in vars(options).items() if one and name in OF_LOAD]
        go_on("loaders", "load", options.files, *told)
    elif options.command == "backup":
        go_on("loaders", "backup", [options.folder] if options.folder else [])
    elif options.command in PASSED_ON:
        os.chdir(ROOT)
        become("-m", "access", options.command, *extra)
    elif not inside_venv():
        become(str(ROOT / "run.py"), *sys.argv[1:])
    elif options.command == "setup":
        initialise()
        say("已就绪。运行 python3 run.py 打开仪表板。 Ready: python3 run.py opens the dashboard.")
    else:
        serve(options.host, options.port, browser=not options.no_browser)
    return 0


def main() -> int:
    """The exit status: 0, 1 with a sentence, or 130 when someone stopped it."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        if sys.version_info[:2] < OLDEST_PYTHON:
            raise StepError(TOO_OLD.format(version=sys.version.split()[0]))
        commands = parser()
        options, extra = commands.parse_known_args()
        if extra and options.command not in {"test", *PASSED_ON}:
            commands.error("unknown: " + " ".join(extra))
        return act(options, extra)
    except StepError as failure:
        say(str(failure))
    except KeyboardInterrupt:
        return stopped()
    except OSError as error:
        said = SYSTEM_SAYS.get(error.errno or 0, "{error}")
        say(said.format(where=error.filename or ROOT, error=error))
    return 1


if __name__ == "__main__":
    sys.exit(main())
