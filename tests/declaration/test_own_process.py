"""Work in a process of its own: its result, or nothing; and nothing of it stays."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from schemadiff.declaration import loader, own_process
from schemadiff.kinds import registry

SCRIPT = """
import os, sys
sys.path[:0] = [{src!r}]
from schemadiff.declaration import own_process

own_process._cores = lambda: 2
here = os.getpid()
seen = []

def make():
    {make}

def meanwhile():
    assert os.getpid() == here
    seen.append(1)
    {meanwhile}

try:
    found = own_process.bytes_of(make, meanwhile)
except KeyboardInterrupt:
    found = "interrupted"
print(repr(found)[:40], len(found or ""), seen)
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    print("no child is left")
"""


@pytest.mark.parametrize(
    ("make", "meanwhile", "said"),
    [
        (
            "return b'made ' * (os.getpid() != here) * 100_000",
            "",
            "b'made made made made made made made mad 500000 [1]",
        ),
        ("raise ValueError", "", "None 0 [1]"),
        ("os._exit(3)", "", "None 0 [1]"),
        ("sys.exit(0)", "", "None 0 [1]"),
        ("os.kill(os.getpid(), 9)", "", "None 0 [1]"),
        ("import time; time.sleep(60)", "raise KeyboardInterrupt", "'interrupted' 11 [1]"),
        ("return b''", "", "b'' 0 [1]"),
    ],
    ids=["bytes", "an error", "an end", "an exit", "killed", "interrupted", "nothing"],
)
def test_the_result_or_none(make: str, meanwhile: str, said: str) -> None:
    """In a process of its own: here are threads."""
    src = str(Path(own_process.__file__).parents[2])
    script = SCRIPT.format(src=src, make=make, meanwhile=meanwhile)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=30, check=False)
    assert done.stderr == ""
    assert done.stdout == f"{said}\nno child is left\n"


@pytest.mark.parametrize("why", ["cores", "threads", "no process"])
def test_where_it_could_do_harm_nothing_is_called(why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_process, "_cores", lambda: 1 if why == "cores" else 2)
    monkeypatch.setattr(own_process.threading, "active_count", lambda: 2 if why == "threads" else 1)  # type: ignore[attr-defined]

    def refused() -> int:
        raise BlockingIOError

    if why == "no process":
        monkeypatch.setattr(os, "fork", refused)

    def called() -> bytes:
        raise AssertionError

    assert own_process.bytes_of(called, called) is None


def test_a_folder_is_the_same_from_another_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SCHEMADIFF_NO_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "schema"
    folder.mkdir()
    tables = "".join(
        f"""\
  t_{n}:
    comment: "{"long " * 60}"
    columns: {{id: {{type: int8, not_null: true, default: 1 + {n}}}, m: mood, k: {{type: citext, renamed_from: l}}}}
    primary_key: [id]
    grants: {{reader: [select, {{insert: [id]}}]}}
    indexes: {{t_{n}_idx: {{columns: [m, lower(k)], where: id > {n}}}}}
"""
        for n in range(200)
    )
    (folder / "all.yaml").write_text(f"enums: {{mood: [sad, ok]}}\ntables:\n{tables}")
    called: list[int] = []
    alone = loader.load(folder, registry(), check_sql=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "other"))
    monkeypatch.setattr(own_process, "_cores", lambda: 2)
    monkeypatch.setattr(own_process.threading, "active_count", lambda: 1)  # type: ignore[attr-defined]
    monkeypatch.setattr(os, "fork", quiet_fork)
    given = loader.Given(meanwhile=lambda: called.append(1))
    apart = loader.load(folder, registry(), check_sql=False, given=given)
    assert called == [1]
    assert [*apart] == [*alone]
    assert apart.names_left == alone.names_left
    assert apart.names_left, "the extension's type is looked up on the server"
    assert (apart.schemas, apart.sections) == (alone.schemas, alone.sections)


def quiet_fork() -> int:
    """A fork without the warning about other threads, of which the test's own have nothing to do with it."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return FORK()


FORK = os.fork
