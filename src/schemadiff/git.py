"""Runs git in a way that starts no program that a repository or a checkout configures."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_COMMAND = (
    "git --no-pager --literal-pathspecs -c core.fsmonitor=false -c core.hooksPath=/dev/null -c core.pager=cat "
    "-c safe.bareRepository=explicit"
).split()
"""A bare repository inside of the tree, with a configuration of its own, is not used."""

_KEPT = (
    "PATH HOME USER LOGNAME TMPDIR XDG_CONFIG_HOME SYSTEMROOT GIT_DIR GIT_WORK_TREE GIT_COMMON_DIR "
    "GIT_CEILING_DIRECTORIES GIT_DISCOVERY_ACROSS_FILESYSTEM GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES"
).split()


def run(*arguments: str, cwd: Path | None = None, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run git and return its exit status and output. Raises OSError if git is not installed."""
    kept = {n: v for n, v in os.environ.items() if n in _KEPT or n.startswith("GIT_CONFIG_")}
    environment = {**kept, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}
    return subprocess.run(  # noqa: S603 - git itself, without a shell
        [*_COMMAND, *arguments], input=given, capture_output=True, check=False, cwd=cwd, env=environment
    )


def tracks(path: Path) -> bool:
    """Tell whether a repository tracks the path or anything below it; False if that cannot be determined."""
    try:
        done = run("ls-files", "-z", "--", path.name, cwd=path.parent)
    except OSError:
        return False
    return done.returncode == 0 and bool(done.stdout)
