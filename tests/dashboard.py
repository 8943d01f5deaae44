"""Starts the dashboard as a person does, with a store of its own, and ends it again."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PATIENCE = 60.0


@dataclass
class Dashboard:
    """A running `run.py`: its process, its address, and the file of what it said."""

    process: subprocess.Popen[bytes]
    url: str
    log: Path

    def said(self) -> str:
        """Everything that it has printed so far."""
        return self.log.read_text(encoding="utf-8")

    def end(self, how: signal.Signals = signal.SIGINT) -> int:
        """Send it `how` and wait for its status."""
        self.process.send_signal(how)
        return self.process.wait(timeout=PATIENCE)


def run_house(
    var: Path, *arguments: str, root: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    """What `run.py arguments` gives, with the folder of the store at `var`."""
    return subprocess.run(
        [sys.executable, str(root / "run.py"), *arguments],
        env=own_environment(var, **environment),
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def own_environment(var: Path, **more: str) -> dict[str, str]:
    """The environment of this process with a folder of its own for the store."""
    return os.environ | {"COUNTY_INSPECTION_VAR": str(var), "PYTHONUTF8": "1"} | more


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def begin(var: Path, port: int, *arguments: str) -> Dashboard:
    """Start `run.py --no-browser --port port` without waiting for it."""
    var.mkdir(parents=True, exist_ok=True)
    log = var / f"said-{port}.log"
    with log.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, str(ROOT / "run.py"), "--no-browser", f"--port={port}", *arguments],
            env=own_environment(var),
            stdout=file,
            stderr=subprocess.STDOUT,
        )
    return Dashboard(process, f"http://127.0.0.1:{port}", log)


def wait_for_answer(dashboard: Dashboard) -> str:
    """What its health route answers, as soon as it does. Raises where it ends or never answers."""
    until = time.monotonic() + PATIENCE
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while time.monotonic() < until and dashboard.process.poll() is None:
        try:
            with opener.open(f"{dashboard.url}/healthz", timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.02)
    dashboard.process.kill()
    dashboard.process.wait()
    raise AssertionError(f"the dashboard did not answer; it said:\n{dashboard.said()}")


@contextmanager
def running_dashboard(var: Path, *arguments: str) -> Iterator[Dashboard]:
    """A dashboard that answers, ended when the block ends."""
    dashboard = begin(var, free_port(), *arguments)
    try:
        wait_for_answer(dashboard)
        yield dashboard
    finally:
        if dashboard.process.poll() is None:
            dashboard.process.kill()
        dashboard.process.wait()
