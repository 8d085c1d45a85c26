"""Sources: a folder, a database, a git revision, a SQL script; each as a catalog, each as a database to start from."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from schemadiff.declared import loader
from schemadiff.errors import Finding, InputError, ServerError, UsageError
from schemadiff.model.objects import Catalog
from schemadiff.model.registry import Registry
from schemadiff.postgres.connection import connect, describe, server_error
from schemadiff.workflow.planning import Request, everything_in, make_plan

Sort = Literal["folder", "database", "git", "script"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a schema comes from."""

    sort: Sort
    text: str
    search_path: tuple[str, ...] = field(default=("public",))

    @property
    def name(self) -> str:
        """The source as it may be shown: a database without its password."""
        return describe(self.text) if self.sort == "database" else self.text


def parse(text: str, search_path: tuple[str, ...] = ("public",)) -> Source:
    """The source that a word of the command line names; UsageError where it is none."""
    if text.startswith(("postgresql://", "postgres://")) or ("=" in text and not Path(text).exists()):
        return Source("database", text, search_path)
    if text.startswith("git:"):
        return Source("git", text, search_path)
    path = Path(text)
    if path.suffix == ".sql":
        if not path.is_file():
            raise UsageError(f"{text}: there is no such file")
        return Source("script", text, search_path)
    if path.is_dir():
        return Source("folder", text, search_path)
    raise UsageError(f"{text} is neither a folder, postgresql://…, git:REF[:path] nor a .sql file")


def catalog(source: Source, registry: Registry, *, check_sql: bool = False) -> Catalog:
    """The source's catalog, as the wanted side."""
    if source.sort == "folder":
        return loader.load(Path(source.text), registry, search_path=source.search_path, check_sql=check_sql)
    if source.sort == "git":
        return loader.load_texts(
            _from_git(source.text), registry, search_path=source.search_path, check_sql=check_sql, name=source.text
        )
    with database(source, registry) as connection:
        return everything_in(connection, registry)


@contextmanager
def database(source: Source, registry: Registry) -> Iterator[Any]:
    """A connection to a database that holds the source: itself, or a throwaway copy built from it."""
    if source.sort == "database":
        with connect(source.text) as connection:
            yield connection
        return
    from schemadiff.postgres.server import throwaway

    with throwaway() as server:
        server.create_database("source")
        if source.sort == "script":
            _run_script(server.dsn("source"), Path(source.text))
        with connect(server.dsn("source")) as connection:
            if source.sort != "script":
                _build(connection, source, registry)
            yield connection


def _build(connection: Any, source: Source, registry: Registry) -> None:
    from schemadiff.apply.execute import Limits, run

    declared = catalog(source, registry)
    plan = make_plan(connection, declared, Request(registry, seeds=frozenset()))
    if plan.refusals:
        raise InputError(plan.refusals)
    run(connection, plan, limits=Limits(), environment={})


def _run_script(conninfo: str, script: Path) -> None:
    """Runs a SQL script as psql would, short of its backslash commands, which pg_dump writes a few of."""
    import psycopg

    text = script.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("\\")]
    with psycopg.connect(conninfo, autocommit=True) as connection:
        try:
            connection.execute("\n".join(lines).encode())
        except psycopg.Error as error:
            raise InputError([Finding(f"{script} does not run: {server_error(error)}")]) from None


def _from_git(text: str) -> dict[str, bytes]:
    """The YAML and CSV files of ``git:REF[:path]``, by name; the default path is ``schema``."""
    _, _, rest = text.partition(":")
    reference, _, path = rest.partition(":")
    command = ["git", "archive", "--format=tar", reference, "--", path or "schema"]
    try:
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - git itself, no shell
    except OSError as error:
        raise ServerError(f"git cannot be run: {error.strerror}") from None
    if done.returncode:
        raise UsageError(f"{text}: {done.stderr.decode(errors='replace').strip()}")
    found: dict[str, bytes] = {}
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        for member in archive:
            if member.isfile() and member.name.endswith((".yaml", ".yml", ".csv")):
                content = archive.extractfile(member)
                if content is not None:
                    found[member.name] = content.read()
    return found
