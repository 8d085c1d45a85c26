"""Each command as a function: options in, exit code out; the answer to stdout, everything else to stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from schemadiff.compare.compare import Scope
from schemadiff.errors import Finding, RefusedError, SchemadiffError, UsageError
from schemadiff.kinds import registry
from schemadiff.workflow import sources
from schemadiff.workflow.planning import Request, make_plan

if TYPE_CHECKING:
    from schemadiff.plan.steps import Plan


@dataclass(frozen=True, slots=True)
class Options:
    """What most commands share."""

    schema: str
    db: str | None
    seeds: tuple[str, ...] = ()
    manage_all: bool = False

    def request(self, source: str, target: str) -> Request:
        """The request to the planner."""
        chosen = None if not self.seeds else frozenset(s for s in self.seeds if s != "none")
        return Request(registry(), Scope(everything=self.manage_all), chosen, os.environ, source, target)


@dataclass(frozen=True, slots=True)
class Output:
    """How and where an answer is written."""

    format: str = "text"
    out: Path | None = None
    show_sql: bool = False

    def write(self, plan: Plan) -> None:
        """Writes the plan."""
        _write(self._rendered(plan), self.out)

    def _rendered(self, plan: Plan) -> str:
        if self.format == "sql":
            from schemadiff.report.script import script

            return script(plan)
        if self.format == "text":
            from schemadiff.report.text import text

            return text(plan, sql=self.show_sql)
        import importlib

        module = importlib.import_module(f"schemadiff.report.{self.format}_")
        return str(module.render(plan))


def _write(text: str, out: Path | None) -> None:
    if out is None:
        sys.stdout.write(text)
        sys.stdout.flush()
    else:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(text, encoding="utf-8")
        say(f"wrote {out}")


def say(message: str) -> None:
    """A line of progress."""
    print(message, file=sys.stderr, flush=True)  # noqa: T201


def target(db: str | None) -> tuple[str, str]:
    """The database to work on, and the words that say how it was chosen."""
    if db:
        return db, "--db"
    if url := os.environ.get("DATABASE_URL"):
        return url, "$DATABASE_URL"
    if any(os.environ.get(name) for name in ("PGHOST", "PGHOSTADDR", "PGDATABASE", "PGSERVICE", "PGPORT")):
        return "", "libpq's environment"
    from schemadiff.postgres.server import start_kept

    return start_kept().dsn("postgres"), "the embedded server in .schemadiff/"


def _connected(db: str | None) -> tuple[Any, str]:
    from schemadiff.postgres.connection import connect, describe

    conninfo, chosen = target(db)
    say(f"database: {describe(conninfo)} (from {chosen})")
    return connect(conninfo), describe(conninfo)


def _declared(options: Options) -> Any:
    return sources.catalog(sources.Source("folder", options.schema), registry())


def plan(options: Options, output: Output, exit_code: bool) -> int:
    """``schemadiff plan``."""
    declared = _declared(options)
    connection, name = _connected(options.db)
    with connection:
        made = make_plan(connection, declared, options.request(name, options.schema))
        refused = _with_rows(connection, made)
    output.write(refused)
    return 2 if exit_code and not made.empty else 0


def _with_rows(connection: Any, made: Plan) -> Plan:
    """The plan with the rows that stand in its way, counted."""
    if made.refusals or not any(s.probes for s in made.steps):
        return made
    import dataclasses

    from schemadiff.apply.execute import check_rows

    return dataclasses.replace(made, refusals=tuple(check_rows(connection, made)))


def diff(a: str, b: str, options: Options, output: Output, exit_code: bool) -> int:
    """``schemadiff diff A B``."""
    one, other = sources.parse(a), sources.parse(b)
    declared = sources.catalog(other, registry())
    with sources.database(one, registry()) as connection:
        made = make_plan(connection, declared, options.request(one.name, other.name))
        output.write(_with_rows(connection, made) if one.sort == "database" else made)
    return 2 if exit_code and not made.empty else 0


def apply(options: Options, yes: bool, allow: Sequence[str], lock_timeout: str, statement_timeout: str) -> int:
    """``schemadiff apply``."""
    from schemadiff.apply import consent
    from schemadiff.apply.execute import Limits, only_one, run
    from schemadiff.report.text import text

    consent.check_words(allow)
    declared = _declared(options)
    connection, name = _connected(options.db)
    limits = Limits(lock_timeout, statement_timeout)
    request = options.request(name, options.schema)
    with connection, only_one(connection, limits.patience):
        made = _with_rows(connection, make_plan(connection, declared, request))
        sys.stdout.write(text(made))
        sys.stdout.flush()
        if made.refusals:
            raise RefusedError(made.refusals)
        if made.empty:
            return 0
        if unallowed := consent.missing(made, allow):
            raise RefusedError(unallowed)
        if not yes:
            _ask_first(made)
            again = make_plan(connection, declared, request)
            if again.fingerprint != made.fingerprint:
                raise RefusedError([Finding("the database has changed since the plan was shown; plan again")])
        run(connection, made, limits=limits, environment=os.environ, tell=_progress(len(made.steps)))
        left = make_plan(connection, declared, request)
        if not left.empty:
            titles = "\n".join(f"    {s.title}" for s in left.steps)
            raise SchemadiffError(
                f"applied, but the database is still not as declared; a new plan would still\n{titles}"
            )
    say("applied; the database is as declared")
    return 0


def _ask_first(made: Plan) -> None:
    if not sys.stdin.isatty():
        raise RefusedError([Finding("there is no terminal to ask, and no --yes")])
    sys.stderr.write(f"Apply these {len(made.steps)} statements? [y/N] ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        raise RefusedError([Finding("not confirmed")])


def _progress(count: int) -> Any:
    def tell(number: int, step: Any) -> None:
        say(f"[{number + 1}/{count}] {step.title}")

    return tell


def dump(source: str | None, out: Path | None) -> int:
    """``schemadiff dump``."""
    from schemadiff.declared import encode

    if source is None or source.startswith(("postgres://", "postgresql://")) or "=" in source:
        from schemadiff.workflow.planning import everything_in

        connection, _ = _connected(source)
        with connection:
            found = everything_in(connection, registry())
    else:
        found = sources.catalog(sources.parse(source), registry())
    files = encode.dump(found, registry())
    if out is None:
        sys.stdout.write(encode.in_one(files))
    else:
        _write_files(files, out)
    for one in found.unmodelled:
        say(f"not modelled, left out: {one}")
    return 0


def _write_files(files: Any, folder: Path) -> None:
    if folder.exists() and any(folder.rglob("*.yaml")):
        raise UsageError(f"{folder} holds YAML files already; choose an empty folder")
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    say(f"wrote {len(files)} files to {folder}")


def validate(schema: str) -> int:
    """``schemadiff validate``."""
    found = sources.catalog(sources.Source("folder", schema), registry(), check_sql=True)
    say(f"{schema}: {len(found)} objects, no errors")
    return 0


def init(schema: str, db: str | None) -> int:
    """``schemadiff init``."""
    folder = Path(schema)
    if folder.exists() and any(folder.rglob("*.y*ml")):
        raise UsageError(f"{schema} holds YAML files already; --schema names another folder")
    if db:
        return dump(db, folder)
    from importlib import resources

    example = resources.files("schemadiff.workflow").joinpath("example.yaml").read_text(encoding="utf-8")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "example.yaml").write_text(example, encoding="utf-8")
    say(f"wrote {folder / 'example.yaml'}; next: schemadiff plan --schema {schema}")
    return 0


def server(action: str) -> int:
    """``schemadiff server``."""
    from schemadiff.postgres.server import kept_status, start_kept, stop_kept

    if action == "start":
        print(start_kept().dsn())  # noqa: T201
    elif action == "stop":
        say("stopped" if stop_kept() else "was not running")
    else:
        print(kept_status())  # noqa: T201
    return 0
