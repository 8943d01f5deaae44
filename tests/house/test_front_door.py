"""Where the dashboard listens: this machine alone, at the first port that is free."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

import run
from house.environment import StepError
from tests.dashboard import ROOT, free_port, run_house


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.9", "::", "example.com", "", "1"])
def test_another_address_is_refused_while_there_is_no_account(tmp_path: Path, host: str) -> None:
    result = run_house(tmp_path, "--no-browser", "--host", host)
    assert result.returncode == 1
    assert "还没有任何账号" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.0.0.2"])
def test_this_machine_is_accepted_under_each_of_its_names(host: str) -> None:
    assert run.refuse_strangers(host) is None


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_a_free_port_is_taken_as_it_is(host: str) -> None:
    port = free_port()
    assert run.free_port(host, port) == port


@pytest.mark.parametrize("address", ["127.0.0.1", "0.0.0.0"])
def test_a_taken_port_gives_the_next_free_one(address: str) -> None:
    with socket.create_server((address, 0)) as listener:
        port = listener.getsockname()[1]
        assert port < run.free_port("127.0.0.1", port) < port + run.PORTS_TRIED


@pytest.mark.parametrize("first", [0, -1, 65536, 99999])
def test_a_port_that_cannot_be_is_said_in_words(first: int) -> None:
    with pytest.raises(StepError, match="--port"):
        run.free_port("127.0.0.1", first)


def test_an_unknown_word_on_the_command_line_is_refused(tmp_path: Path) -> None:
    result = run_house(tmp_path, "sevre")
    assert result.returncode == 2
    assert "Traceback" not in result.stderr


def test_stopped_it_ends_though_a_thread_was_left_behind() -> None:
    code = """
import sys, threading, run
def act(*_):
    threading.Thread(target=threading.Event().wait).start()
    raise KeyboardInterrupt
run.act, sys.argv = act, ["run.py"]
sys.exit(run.main())
"""
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, timeout=60, check=False
    )
    assert ended.returncode == 130
