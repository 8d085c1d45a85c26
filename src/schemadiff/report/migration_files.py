"""The parts of a migration as the files of a tool that runs them: plain SQL, Flyway, dbmate, Alembic.

What differs is how a file says that it runs outside of a transaction, and who sends what: plain files and those of
dbmate are sent as a whole, where a statement that cannot run in a transaction has to be alone; Flyway and Alembic send
statements one by one.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from schemadiff.errors import SchemadiffError
from schemadiff.plan import Plan
from schemadiff.report import overview
from schemadiff.report.migration import Part, Statement, parts_of
from schemadiff.shown import one_line


class About(NamedTuple):
    """What a file says about itself."""

    title: str
    """What it was made from, in one line."""
    number: int
    """Which part it holds, from 1."""
    of: int
    """How many parts there are."""
    revision: str
    """Its id, for tools that do not take it from the file's name."""
    follows: str | None
    """The id of the revision before it, or None."""

    @property
    def comment(self) -> str:
        """Return the first line of the file without the mark of a comment."""
        return self.title if self.of == 1 else f"{self.title}, part {self.number} of {self.of}"


class File(NamedTuple):
    """What one file holds, and its configuration for the tool, if it needs one."""

    text: str
    configuration: tuple[str, str] | None = None
    """The suffix to the file's name, and the text."""


@dataclass(frozen=True, slots=True)
class Runner:
    """A tool that runs migrations."""

    write: Callable[[Sequence[Part], About], File]
    one_by_one: bool = False
    """Whether it sends the statements of a file one by one."""
    in_one_file: bool = False
    """Whether one file holds all parts."""


def files_of(plan: Plan, runner: Runner, revision: str, follows: str | None = None) -> Iterator[File]:
    """Yield the files of a plan in their order. Raises like :func:`parts_of`."""
    parts = parts_of(plan, one_by_one=runner.one_by_one)
    groups = [parts] if runner.in_one_file and parts else [(part,) for part in parts]
    title = one_line(f"{plan.source} to {plan.target}: {overview.total(plan)}" if parts else "")
    for number, group in enumerate(groups, 1):
        yield runner.write(group, About(title, number, len(groups), revision, follows))


def _sql(part: Part, *first: str) -> str:
    return "\n".join((*first, "", "\n\n".join(map(str, part.statements)))) + "\n"


def _plain(parts: Sequence[Part], about: About) -> File:
    (part,) = parts
    how = "in one transaction" if part.in_transaction else "outside of a transaction"
    return File(_sql(part, f"-- {about.comment}", f"-- Run this {how}."))


_DIRECTIVE = re.compile(r"^\s*--\s*migrate:", re.MULTILINE)


def _dbmate(parts: Sequence[Part], about: About) -> File:
    """Return a file of dbmate. Its ``down`` is empty: a plan that undoes this one is made when it is needed."""
    (part,) = parts
    if any(_DIRECTIVE.search(statement.sql) for statement in part.statements):
        raise SchemadiffError(
            "a statement has a line that begins with `-- migrate:`, which dbmate would take for its own"
        )
    up = "-- migrate:up" if part.in_transaction else "-- migrate:up transaction:false"
    return File(_sql(part, f"-- {about.comment}", up) + "\n-- migrate:down\n")


_LOCK_OF_FLYWAY = (
    "-- Run Flyway with flyway.postgresql.transactional.lock=false, since this can wait for its transactions."
)
"""Flyway keeps a transaction open while it migrates, for which CREATE INDEX CONCURRENTLY waits (tried with 13.12)."""


def _flyway(parts: Sequence[Part], about: About) -> File:
    """Return a file of Flyway, and its script configuration where the defaults do not fit."""
    (part,) = parts
    text = _sql(part, f"-- {about.comment}", *([] if part.in_transaction else [_LOCK_OF_FLYWAY]))
    settings = [] if part.in_transaction else ["executeInTransaction=false"]
    if "${" in text:
        settings.append("placeholderReplacement=false")
    return File(text, (".conf", "".join(f"{line}\n" for line in settings)) if settings else None)


def _alembic(parts: Sequence[Part], about: About) -> File:
    """Return a revision of Alembic. Parts that commit on their own are divided by blocks that commit."""
    lines = [
        f'"""{_in_docstring(about.title)}"""',
        "",
        "import sqlalchemy as sa",
        "",
        "from alembic import op",
        "",
        f"revision = {about.revision!r}",
        f"down_revision = {about.follows!r}",
        "branch_labels = None",
        "depends_on = None",
        "",
        "",
        "def run(sql):",
        "    # DDL is sent as it is: in text() a colon would begin a parameter.",
        '    op.execute(sa.DDL(sql.replace("%", "%%")))',
        "",
        "",
        "def upgrade():",
    ]
    before: Part | None = None
    for part in parts:
        if part.in_transaction:
            if before is not None and before.in_transaction:
                lines += ["    with op.get_context().autocommit_block():", "        pass  # commits"]
            lines += [line for statement in part.statements for line in _call(statement, "    ")]
        else:
            lines.append("    with op.get_context().autocommit_block():")
            lines += [line for statement in part.statements for line in _call(statement, "        ")]
        before = part
    lines += [
        "",
        "",
        "def downgrade():",
        '    raise NotImplementedError("schemadiff plan --reverse shows what undoes a plan")',
    ]
    return File("\n".join(lines) + "\n")


def _in_docstring(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _call(statement: Statement, indent: str) -> Iterator[str]:
    """Yield a call that runs a statement, as a literal that people can read where one can hold it."""
    for comment in statement.comments:
        yield f"{indent}# {comment.removeprefix('-- ')}"
    sql = statement.sql
    literal = f'r"""{sql}"""'
    try:
        readable = ast.literal_eval(literal) == sql
    except (SyntaxError, ValueError):
        readable = False
    yield f"{indent}run({literal if readable else repr(sql)})"


RUNNERS: Final[Mapping[str, Runner]] = {
    "plain": Runner(_plain),
    "flyway": Runner(_flyway, one_by_one=True),
    "dbmate": Runner(_dbmate),
    "alembic": Runner(_alembic, one_by_one=True, in_one_file=True),
}
"""The tools by name."""


def render(plan: Plan) -> str:
    """Return the plain files of a plan one after the other; ends with a newline."""
    return "\n".join(file.text for file in files_of(plan, RUNNERS["plain"], "")) or NOTHING


NOTHING: Final = "-- nothing to do\n"
