"""Where migrations are written: the names of their files, and the revision that one follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from schemadiff.errors import SchemadiffError, UsageError

if TYPE_CHECKING:
    from datetime import datetime

    from schemadiff.plan import Plan

_TIMESTAMP = "%Y%m%d%H%M%S"
_PLACEHOLDER = re.compile(r"\{(\w*)\}")
_LONGEST = 60
"""How many characters a name that is made from a plan may have."""


@dataclass(frozen=True, slots=True)
class Migration:
    """What the command line says about migrations."""

    runner: str = "plain"
    name: str | None = None

    def texts(self, plan: Plan, out: Path | None) -> Iterator[tuple[Path | None, str]]:
        """Yield what is written where, in order; nothing if there is nothing to do and a file is asked for.

        Raises:
            UsageError: For a placeholder that there is none of.
            SchemadiffError: Where several files are needed and none is named, or the revision before is not certain.
            RefusedError: For a plan that no migration can be made of.
        """
        from datetime import UTC, datetime, timedelta

        from schemadiff.report.migration_files import NOTHING, RUNNERS, files_of

        runner = RUNNERS[self.runner]
        if out is not None:
            _check_placeholders(out)
        now = datetime.now(UTC)
        follows = _head(out.parent) if self.runner == "alembic" and out is not None else None
        files = list(files_of(plan, runner, now.strftime(_TIMESTAMP), follows))
        if out is None:
            if len(files) > 1 and self.runner != "plain":
                raise SchemadiffError(
                    f"this plan needs {len(files)} files; write them with --out 'migrations/{{timestamp}}_{{name}}.sql'"
                )
            yield None, "\n".join(file.text for file in files) or NOTHING
            return
        name = slug(self.name) if self.name is not None else name_of(plan)
        for number, file in enumerate(files):
            path = _path(out, now + timedelta(seconds=number), name, number + 1 if len(files) > 1 else None)
            yield path, file.text
            if file.configuration is not None:
                suffix, text = file.configuration
                yield path.with_name(path.name + suffix), text


def name_of(plan: Plan) -> str:
    """Return a name for the migration of a plan: what its first step does, and how many more there are."""
    if plan.empty:
        return "nothing"
    first = slug(plan.steps[0].title)
    more = len(plan.steps) - 1
    return f"{first}_and_{more}_more" if more else first


def slug(text: str) -> str:
    """Return a text as a part of a file's name: ASCII letters, digits and underscores, at most 60."""
    return re.sub(r"[^A-Za-z0-9]+", "_", text).strip("_").lower()[:_LONGEST].rstrip("_") or "migration"


def _check_placeholders(out: Path) -> None:
    for found in _PLACEHOLDER.findall(str(out)):
        if found not in ("timestamp", "name"):
            raise UsageError(f"--out {out}: there are {{timestamp}} and {{name}}, and no {{{found}}}")


def _path(out: Path, time: datetime, name: str, number: int | None) -> Path:
    """Return the path of one file; ``number`` is its number where there are several."""
    text = str(out)
    numbered = f"{name}_{number}" if number is not None else name
    values = {"timestamp": time.strftime(_TIMESTAMP), "name": numbered}
    path = Path(_PLACEHOLDER.sub(lambda match: values[match[1]], text))
    if number is None or _PLACEHOLDER.search(text):
        return path
    return path.with_name(f"{path.stem}_{number}{path.suffix}")


def _head(folder: Path) -> str | None:
    """Return the revision of Alembic in a folder that no other one follows; None where there are none.

    Raises SchemadiffError if there are several.
    """
    revisions: set[str] = set()
    followed: set[str] = set()
    for file in sorted(folder.glob("*.py")):
        found = _assigned(file)
        if isinstance(revision := found.get("revision"), str):
            revisions.add(revision)
            below = found.get("down_revision")
            followed.update(below if isinstance(below, tuple | list) else [below] if isinstance(below, str) else [])
    heads = sorted(revisions - followed)
    if len(heads) > 1:
        raise SchemadiffError(
            f"{folder} has several heads: {', '.join(heads)}", "merge them with `alembic merge` first"
        )
    return heads[0] if heads else None


def _assigned(file: Path) -> dict[str, object]:
    """Return the constants that a module assigns to names, without running it; none for what is no Python."""
    import ast

    try:
        body = ast.parse(file.read_bytes()).body
    except (OSError, SyntaxError, ValueError):
        return {}
    found: dict[str, object] = {}
    for node in body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        for target in targets:
            if isinstance(target, ast.Name) and node.value is not None:  # type: ignore[attr-defined]
                try:
                    found[target.id] = ast.literal_eval(node.value)  # type: ignore[attr-defined]
                except ValueError:
                    continue
    return found
