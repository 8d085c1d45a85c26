"""A git repository with a schema on two branches."""

from __future__ import annotations

import subprocess
from pathlib import Path
from textwrap import dedent

BASE = dedent("""
    tables:
      users:
        columns: {id: {type: bigint, not_null: true}, email: text, password: text}
        primary_key: [id]
        seeds: {key: [id], rows: [{id: 1, email: a, password: {$env: PASSWORD}}]}
""")


class Repository:
    """A repository in a folder; ``main`` has ``BASE``, ``feature`` parts from it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")
        self.commit(BASE)
        self.git("branch", "feature")

    def git(self, *arguments: str) -> str:
        """The output of git."""
        who = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]
        command = ["git", *who, *arguments]
        return subprocess.run(command, cwd=self.folder, check=True, capture_output=True, text=True).stdout.strip()

    def commit(self, text: str, branch: str | None = None, file: str = "schema/app.yaml") -> str:
        """Commit the text of a file, and return the commit."""
        if branch is not None:
            self.git("checkout", "-q", branch)
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "x")
        return self.git("rev-parse", "HEAD")
