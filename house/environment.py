"""The environment: .venv made and filled by pip, and the ways into it. Standard library only.

Readable for old Pythons down to 3.7, so that they get a sentence instead of a SyntaxError.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import subprocess
import sys
from collections import deque
from collections.abc import Callable
from pathlib import Path

from house.ending import say, stopped

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
OLDEST_PYTHON = (3, 11)
RUNS, TESTS = "requirements.txt", "requirements-test.txt"

NO_VENV = (
    "这个 Python 缺少 venv 模块,无法建立运行环境。Debian/Ubuntu 请先运行:apt install python3-venv\n"
    "This Python has no venv module; on Debian/Ubuntu: apt install python3-venv"
)
NO_SPACE = (
    "磁盘已满。请腾出约 1 GB 后再运行一次。\nThe disk is full: free about 1 GB and run again."
)
NO_RIGHT = (
    "没有写入权限:{where}。请换到自己的文件夹,或请管理员授权。\n"
    "No permission to write there: use a folder of your own."
)
NO_NETWORK = (
    "下载依赖失败:连不上软件源。请检查网络后再运行一次;没有网络的机器请先在联网的同类机器上运行 "
    "python3 run.py wheelhouse wheelhouse,把该文件夹拷到 run.py 旁边。\n"
    "No package index within reach: check the network, or bring a wheelhouse folder."
)
NO_PACKAGE = (
    "安装依赖失败:{last}\n"
    "请确认 Python 版本和网络(或 wheelhouse 文件夹是否为本机系统制作),再运行一次。\n"
    "Installing failed; see the line above, then run again."
)
# What pip prints, in the order of how telling it is, and what we say for it.
PIP_SAYS = (
    ("No space left", NO_SPACE),
    ("Permission denied", NO_RIGHT.format(where=VENV)),
    ("Read-only file system", NO_RIGHT.format(where=VENV)),
    ("after connection broken", NO_NETWORK),
    ("Could not fetch URL", NO_NETWORK),
    ("timed out", NO_NETWORK),
    ("ProxyError", NO_NETWORK),
)


class StepError(Exception):
    """A step failed; the message says in plain words what failed and what to do."""


def environment(requirements: str = RUNS, wheelhouse: str | None = None) -> None:
    """Make .venv hold what `requirements` asks for; no pip call when its stamp fits.

    Raises StepError when the environment cannot be made or a package cannot be installed.
    """
    stamp = VENV / f"{requirements}.sha256"
    content = b"".join((ROOT / name).read_bytes() for name in {RUNS: 0, requirements: 0})
    wanted = hashlib.sha256(content).hexdigest()
    stamped = stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted
    if not inside_venv() and not runs(PYTHON, "pass" if stamped else "import pip"):
        stamped = False
        make_venv()
    if stamped:
        return
    say("正在安装依赖,首次约需一至两分钟…… Installing packages (a minute or two)…")
    folder = Path(wheelhouse).resolve() if wheelhouse else ROOT / "wheelhouse"
    offline = ["--no-index", "--find-links", str(folder)] if folder.is_dir() else []
    if wheelhouse and not offline:
        raise StepError(
            f"没有这个文件夹:{folder}\nNo such folder: run.py wheelhouse DIR makes one."
        )
    pip("install", "-r", str(ROOT / requirements), *(offline if requirements == RUNS else []))
    stamp.write_text(wanted, encoding="utf-8")


def inside_venv() -> bool:
    """Whether this very Python is the one of .venv."""
    return Path(sys.executable) == PYTHON or Path(sys.prefix).resolve() == VENV.resolve()


def runs(python: Path, code: str) -> bool:
    """Whether `python` exists, starts and gets through `code`."""
    try:
        return not subprocess.run([str(python), "-c", code], capture_output=True).returncode
    except OSError:
        return False


def make_venv() -> None:
    """Make .venv anew with this Python. Raises StepError, in words, when that fails."""
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        raise StepError(NO_VENV)
    say("正在建立运行环境 .venv …… Making .venv…")
    lines = stream(sys.executable, "-m", "venv", "--clear", str(VENV))
    if lines:
        raise StepError(NO_VENV if any("ensurepip" in line for line in lines) else diagnosed(lines))


def pip(*arguments: str) -> None:
    """Run pip of .venv, its words passed on as progress. Raises StepError when it fails."""
    options = ("--disable-pip-version-check", "--progress-bar=off", "--only-binary=:all:")
    lines = stream(str(PYTHON), "-m", "pip", *arguments, *options)
    if lines:
        raise StepError(diagnosed(lines))


def diagnosed(lines: list[str]) -> str:
    """The sentence for what a failed step printed."""
    text = "\n".join(lines)
    said = (words for mark, words in PIP_SAYS if mark in text)
    return next(said, NO_PACKAGE.format(last=lines[-1]))


def stream(*command: str) -> list[str]:
    """Run `command`, passing its lines on; [] when it went well, else its last lines."""
    last: deque[str] = deque(["?"], maxlen=40)
    pipe = subprocess.PIPE
    child = subprocess.Popen(
        command, stdout=pipe, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace"
    )
    assert child.stdout
    try:
        for line in child.stdout:
            last.append(line.rstrip())
            if not last[-1].startswith("Requirement already satisfied"):
                say("  " + last[-1][:100])
        return list(last) if child.wait() else []
    except KeyboardInterrupt:
        child.terminate()
        child.wait()
        raise


def become(*arguments: str) -> None:
    """Go on as `python arguments` of .venv; never returns.

    One process where the system can replace it, so that a signal or a kill leaves no orphan.
    """
    command = [str(PYTHON), *arguments]
    if not WINDOWS:
        sys.stderr.flush()
        os.execv(command[0], command)
    child = subprocess.Popen(command)
    while child.poll() is None:
        with contextlib.suppress(KeyboardInterrupt):  # the child has it too, and answers for both
            child.wait()
    raise SystemExit(child.returncode)


def enter_venv() -> None:
    """For `python -m loaders` and its like: go on under .venv where this Python lacks a package.

    Returns when nothing is lacking; exits with status 1 and a sentence when there is no .venv.
    """
    if all(importlib.util.find_spec(name) for name in ("duckdb", "pandas", "argon2")):
        return
    if sys.version_info[:2] < OLDEST_PYTHON or inside_venv() or not PYTHON.exists():
        say("先运行 python3 run.py setup。 First run: python3 run.py setup")
        raise SystemExit(1)
    become(*sys.orig_argv[1:])


def as_program(main: Callable[[list[str]], int]) -> None:
    """Run `main` with the words of the command line and exit with what it gives: `python -m …`.

    Whoever stops it (130), or reads no further (1: `… | head`), is told no traceback.
    """
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        status = main(sys.argv[1:])
        sys.stdout.flush()
    except KeyboardInterrupt:
        status = stopped()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    raise SystemExit(status)
