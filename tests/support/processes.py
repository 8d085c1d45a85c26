"""Processes and folders for tests of what outlives a process, or does not."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="about what is different for root")


def start_python(script: str, *arguments: str) -> subprocess.Popen[str]:
    """Run a script in a Python that imports what this one can; its stdin and stdout are pipes."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    )


def is_alive(pid: int) -> bool:
    """Whether a process runs. A zombie, which only its parent can bury, does not."""
    state = _state(pid)
    return state is not None and not state[0].startswith("Z")


def parent_of(pid: int) -> int:
    state = _state(pid)
    assert state is not None, f"process {pid} is gone"
    return int(state[1])


def _state(pid: int) -> list[str] | None:
    """State and parent of a process: from /proc, or from ps where there is none."""
    if Path("/proc/self/stat").exists():
        try:
            # The second field is the program's name in parentheses, which may hold anything.
            return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[:2]
        except (FileNotFoundError, ProcessLookupError):
            return None
    answer = subprocess.run(["ps", "-o", "stat=,ppid=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return answer.stdout.split() or None


def comes_true(condition: Callable[[], bool], *, seconds: float = 10) -> bool:
    """Whether something becomes true before long."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def is_gone(pid: int, *folders: Path) -> bool:
    """Whether a process ends before long, and folders with it."""
    return comes_true(lambda: not is_alive(pid) and not any(folder.exists() for folder in folders))
