"""How much one file may take: size, memory, processor time, wall time; and who sees to it.

Linux sees to memory and processor time itself (setrlimit). macOS and Windows do not: there the
parent looks at the child's memory now and then, and kills it.
"""

import ctypes
import os
import subprocess
import sys
import time
from ctypes import wintypes
from importlib.util import find_spec
from pathlib import Path

MOST_BYTES = 10 * 1024 * 1024
# The child's; with the parent beside it, and its database, all stays below 1 GiB.
MOST_MEMORY = 640 * 1024 * 1024
WORN_MEMORY = 256 * 1024 * 1024
CPU_SECONDS, WALL_SECONDS = 10, 15
HAS_RLIMITS = find_spec("resource") is not None


def limit_process() -> None:
    """Limit this process, for good: address space, no core dump, no file written."""
    if HAS_RLIMITS:
        import resource

        _lower(resource.RLIMIT_AS, MOST_MEMORY)
        _lower(resource.RLIMIT_CORE, 0)
        _lower(resource.RLIMIT_FSIZE, 0)


def allow_seconds(seconds: int) -> None:
    """Let this process use so much more processor time; the system ends it when that is over."""
    if HAS_RLIMITS:
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + 1 + seconds, most))


def allow_files() -> None:
    """Let this process, limited already, write files as large as any that are read."""
    if HAS_RLIMITS:
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_MEMORY // 8, most))


def held_memory() -> int:
    """The bytes that this process holds (macOS: has held at most); 0 where nobody tells."""
    if sys.platform == "linux":
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    if sys.platform == "darwin":
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return 0


def _lower(which: int, most: int) -> None:
    import resource

    _, hard = resource.getrlimit(which)
    limit = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(which, (limit, hard))


def memory_of(child: "subprocess.Popen[bytes]") -> int:
    """The bytes that a child holds now, where the system does not limit them itself; else 0."""
    if sys.platform == "win32":
        return _memory_on_windows(int(child._handle))  # type: ignore[attr-defined]
    if sys.platform != "darwin":
        return 0
    told = subprocess.run(["ps", "-o", "rss=", "-p", str(child.pid)], capture_output=True)
    return int(told.stdout or 0) * 1024


class _Counters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS of the Windows API."""

    _fields_ = (
        ("cb", wintypes.DWORD),
        ("PageFaultCount", wintypes.DWORD),
        ("PeakWorkingSetSize", ctypes.c_size_t),
        ("WorkingSetSize", ctypes.c_size_t),
        ("QuotaPeakPagedPoolUsage", ctypes.c_size_t),
        ("QuotaPagedPoolUsage", ctypes.c_size_t),
        ("QuotaPeakNonPagedPoolUsage", ctypes.c_size_t),
        ("QuotaNonPagedPoolUsage", ctypes.c_size_t),
        ("PagefileUsage", ctypes.c_size_t),
        ("PeakPagefileUsage", ctypes.c_size_t),
    )


def _memory_on_windows(handle: int) -> int:
    counters = _Counters(cb=ctypes.sizeof(_Counters))
    ask = ctypes.WinDLL("kernel32").K32GetProcessMemoryInfo  # type: ignore[attr-defined]
    ask(wintypes.HANDLE(handle), ctypes.byref(counters), counters.cb)
    return int(counters.PagefileUsage)
