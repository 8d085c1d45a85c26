"""Pages of the documentation as sessions: files are written, commands run, and they print what the page shows.

In a page, a fenced block with ``title="NAME"`` is a file, and ``console`` holds commands behind ``$`` with their
output. Other YAML is checked by itself. What a reader need not see stands in a comment: ``<!-- run sql``,
``<!-- run sh`` or ``<!-- file NAME``, until ``-->``. A line ``…`` in an output stands for any lines.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from schemadiff.kinds import registry
from tests.support import command
from tests.support.databases import Database

_FENCE = re.compile(r"^(?P<fence>`{3,})(?P<language>\w*)(?: title=\"(?P<title>[^\"]+)\")?$")
_HIDDEN = re.compile(r"^<!-- (?P<what>run sql|run sh|file (?P<title>\S+))$")
_ANY = "…"

_SHOWN = (
    (re.compile(r"\S+ on \S+ port \d+ as \w+"), "shop on localhost port 5432 as postgres"),
    (re.compile(r"in \d+\.\d+ s\b"), "in 0.4 s"),
    (re.compile(r"in \d+\.\d+s\b"), "in 0.40s"),
    (re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\S*"), "2026-11-30 12:00:00"),
    (re.compile(r"\b[0-9a-f]{40,64}\b"), "0123456789abcdef"),
    (re.compile(r"\bplan [0-9a-f]{12}\b"), "plan 0123456789ab"),
)
"""What differs from run to run, and what a page shows instead."""


@dataclass
class Block:
    """A part of a page that is acted on."""

    kind: str
    """``file``, ``yaml``, ``console``, ``run sql`` or ``run sh``."""
    title: str
    lines: list[str]
    first: int
    """The number of its first line in the page, from 0."""


def blocks(page: str) -> Iterator[Block]:
    """The parts of a page in their order."""
    lines, number = page.split("\n"), 0
    while number < len(lines):
        if fence := _FENCE.match(lines[number]):
            end = lines.index(fence["fence"], number + 1)
            kind = "file" if fence["title"] else fence["language"]
            if kind in ("file", "console") or (kind == "yaml" and _is_schema(lines[number + 1 : end])):
                yield Block(kind, fence["title"] or "", lines[number + 1 : end], number + 1)
            number = end
        elif hidden := _HIDDEN.match(lines[number]):
            end = lines.index("-->", number + 1)
            kind = "file" if hidden["title"] else hidden["what"]
            yield Block(kind, hidden["title"] or "", lines[number + 1 : end], number + 1)
            number = end
        number += 1


def _is_schema(lines: Sequence[str]) -> bool:
    """Whether a YAML text is one of ours, and not the workflow of a code host."""
    keys = [line.partition(":")[0] for line in lines if line[:1].isalpha()]
    return set(keys) <= {"schema", "search_path", *registry().top}


@dataclass
class Command:
    """A command of a page, and the output that the page shows."""

    text: str
    shown: list[str] = field(default_factory=list)


def commands(lines: Sequence[str]) -> list[Command]:
    """The commands of a console block; a backslash at the end of a line continues it."""
    found: list[Command] = []
    continued = False
    for line in lines:
        if continued:
            found[-1].text += f"\n{line}"
        elif line.startswith("$ "):
            found.append(Command(line[2:]))
        elif found:
            found[-1].shown.append(line)
        continued = line.endswith("\\") and (continued or line.startswith("$ "))
    for each in found:
        while each.shown and not each.shown[-1]:
            each.shown.pop()
    return found


@dataclass
class Session:
    """What a reader has who follows a page: a folder and an empty database."""

    folder: Path
    database: Database
    scratch: str
    """Where plans are rehearsed."""
    code: int = 0
    """How the last command ended."""

    def page(self, text: str) -> str:
        """The page with the outputs that its commands have."""
        lines = text.split("\n")
        replaced = [(block, found) for block in blocks(text) if (found := self._acted(block)) is not None]
        for block, found in reversed(replaced):
            lines[block.first : block.first + len(block.lines)] = found
        return "\n".join(lines)

    def _acted(self, block: Block) -> list[str] | None:
        """Do what a block says; the lines of a console as they are printed."""
        content = "\n".join(block.lines) + "\n"
        match block.kind:
            case "file":
                file = self.folder / block.title
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(content, encoding="utf-8")
            case "yaml":
                self._check(content, block)
            case "run sql":
                self.database.execute(content)
            case "run sh":
                self._run(content)
                assert self.code == 0, f"line {block.first}: {content}"
            case "console":
                return list(self._console(block))
        return None

    def _check(self, content: str, block: Block) -> None:
        folder = self.folder / f".example-{block.first}"
        folder.mkdir()
        (folder / "schema.yaml").write_text(content, encoding="utf-8")
        answer = command.invoke("validate", "--schema", str(folder))
        assert answer.code == 0, f"the YAML in line {block.first}: {answer.err}"

    def _console(self, block: Block) -> Iterator[str]:
        for number, each in enumerate(commands(block.lines)):
            if number > 0:
                yield ""
            yield from f"$ {each.text}".split("\n")
            found = self._run(each.text)
            yield from each.shown if _fits(each.shown, found) else found

    def _run(self, text: str) -> list[str]:
        """What a command prints, on both streams in turn."""
        programs = (str(Path(sys.executable).parent), str(self.database.server.binaries.directory), os.environ["PATH"])
        environment = {
            **{name: value for name, value in command.environment().items() if not name.startswith("PYTEST_")},
            "PATH": os.pathsep.join(programs),
            "DATABASE_URL": str(self.database),
            "SCHEMADIFF_SCRATCH": self.scratch,
            "SCHEMADIFF_REHEARSE": "yes",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "COLUMNS": "80",
            "last": str(self.code),
        }
        done = subprocess.run(
            ["sh", "-c", f"(exit $last)\n{text}"],
            cwd=self.folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        self.code = done.returncode
        printed = done.stdout
        for pattern, shown in _SHOWN:
            printed = pattern.sub(shown, printed)
        return [line.rstrip() for line in printed.rstrip("\n").split("\n")] if printed else []


def _fits(shown: Sequence[str], found: Sequence[str]) -> bool:
    """Whether an output is as the page shows it; ``…`` stands for any lines."""
    if _ANY not in shown:
        return list(shown) == list(found)
    pattern = "".join("(?:.*\n)*" if line == _ANY else re.escape(line) + "\n" for line in shown)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in found)) is not None
