"""Sources: a folder, a database, a git revision, a SQL script; each as a catalog, each as a database to start from."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from schemadiff import git
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Object
from schemadiff.declaration import files, loader
from schemadiff.diff.catalogs import Scope, untold
from schemadiff.errors import Finding, InputError, ServerError, UsageError
from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.registry import Registry
from schemadiff.pipeline.make_plan import everything_in
from schemadiff.pipeline.request import Request
from schemadiff.postgres.connection import connect, describe, server_version
from schemadiff.references.resolver import handed_out

Say = Callable[[str], None]

Sort = Literal["folder", "database", "git", "script", "saved"]


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
    if not text.strip():
        raise UsageError("a source is empty: an unset variable, perhaps")
    if text.startswith("git:"):
        return Source("git", text, search_path)
    if text.startswith(("postgresql://", "postgres://")) or ("=" in text and not Path(text).exists()):
        return Source("database", text, search_path)
    path = Path(text)
    if path.suffix == ".sql":
        if not path.is_file():
            raise UsageError(f"{text}: there is no such file")
        return Source("script", text, search_path)
    if path.suffix == ".json" and path.is_file():
        return Source("saved", text, search_path)
    if path.is_dir():
        return Source("folder", text, search_path)
    shown = text if not {"@", "="} & set(text) else "what is given"
    raise UsageError(
        f"{shown} is no source: a folder, postgresql://…, git:REF[:path], a .sql file, "
        "or a catalog that `schemadiff dump --out FILE.json` wrote"
    )


def catalog(source: Source, registry: Registry, *, check_sql: bool = False) -> Catalog:
    """The source's catalog, as the wanted side."""
    if source.sort == "folder":
        return loader.load(Path(source.text), registry, search_path=source.search_path, check_sql=check_sql)
    if source.sort == "git":
        return loader.load_texts(
            _from_git(source.text), registry, search_path=source.search_path, check_sql=check_sql, name=source.text
        )
    if source.sort == "saved":
        from schemadiff.sources import snapshot

        return snapshot.load(Path(source.text))
    with database(source, registry) as opened:
        # Who ran a script here owns what it made; where it is compared with, somebody else does.
        return adopted(opened, registry) if source.sort == "script" else opened.everything(registry)


def tell(message: str) -> None:
    """Says something on stderr."""
    print(message, file=sys.stderr, flush=True)  # noqa: T201


def adopted(opened: Opened, registry: Registry) -> Catalog:
    """All of a database, short of the connected role's own ownership: whoever applies it elsewhere will own it in turn.

    Owners are not managed where the wanted side does not name them, so a plan against the same database stays empty.
    An owner that follows from that of another object is left out too. What default privileges would grant, were it
    made again, says what it is granted. Schema public is there before anything is applied, and says both where they are
    not what a database begins with.
    """
    found = opened.everything(registry)
    role = opened.connection.info.user
    ours_at_first = server_version(opened.connection) < OF_THE_DATABASE_OWNER

    def goes_without_saying(owner: Object) -> bool:
        of = found.get(owner.parent) if owner.parent is not None else None
        if of is not None and _is_there_at_first(of, registry) and not ours_at_first:
            return False
        return owner.get("role") == role or (of is not None and bool(registry[of.identity.kind].owned_as(of)))

    told = [o for o in found if o.identity.kind != "owner" or not goes_without_saying(o)]
    return found.replacing([*told, *_not_handed_out(found, registry)])


def as_far_as_a_script_says(scope: Scope) -> Scope:
    """Return the scope less what a sandbox keeps for itself where a script runs: grants on what extensions brought."""
    return replace(scope, ignore=lambda identity: identity.kind == "member_privileges" or scope.ignore(identity))


OF_THE_DATABASE_OWNER = 15
"""Since when schema public is pg_database_owner's at first (initdb.c); before, it is the first superuser's."""


def _is_there_at_first(item: Object, registry: Registry) -> bool:
    return registry[item.identity.kind].namespace == "schema" and item.identity.name == "public"


def _not_handed_out(found: Catalog, registry: Registry) -> Iterator[Object]:
    """The privileges that CREATE gave, of what would have others if it were made after the default privileges, or was
    made in the place of what is there at first."""
    sorts = {(one.sort, one.schema) for one in handed_out(found, registry)}
    for facet in untold(found, registry):
        assert facet.parent is not None
        kind = registry[facet.parent.kind]
        schema = facet.parent.path[0] if kind.scope == "schema" else None
        handed = bool(sorts.intersection(((kind.granted_sort, None), (kind.granted_sort, schema))))
        grants = any(field.shape is Shape.GRANTS for field in registry[facet.identity.kind].fields)
        if grants and (handed or _is_there_at_first(found[facet.parent], registry)):
            yield facet


@dataclass(frozen=True, slots=True)
class Opened:
    """A database that holds a source."""

    connection: Any
    put_back: Callable[[Catalog], Catalog] | None = None
    """For a copy in a sandbox: the source's own catalog, given the one that is read there."""

    def everything(self, registry: Registry) -> Catalog:
        """All that the source holds."""
        found = everything_in(self.connection, registry)
        return found if self.put_back is None else self.put_back(found)


@contextmanager
def database(source: Source, registry: Registry, rows: Request | None = None, say: Say = tell) -> Iterator[Opened]:
    """A database that holds the source: itself, or a copy that is built from it in a sandbox.

    The copy has the rows of the source as far as the request compares any; none without a request.
    """
    if source.sort == "database":
        with connect(source.text) as connection:
            yield Opened(connection)
        return
    from schemadiff.pipeline import sandbox_build, stand_ins
    from schemadiff.postgres.embedded.binaries import all_binaries
    from schemadiff.postgres.embedded.sandbox import sandbox
    from schemadiff.sources import sql_script

    # The newest takes the most: a dump of a later server does not load into an older one.
    newest = max(all_binaries(), key=lambda b: b.version, default=None)
    with sandbox(newest) as made:
        if source.sort == "script":
            sql_script.run_script(made, Path(source.text), rows is not None and rows.seeds != frozenset(), say)
            nothing = Catalog(())
            built = stand_ins.StandIns(nothing, nothing, frozenset(), registry)
        else:
            wanted = rows or Request(registry, seeds=frozenset())
            built = sandbox_build.build(made, catalog(source, registry), wanted, say)
        yield Opened(made.connection, lambda live: built.put_back(live, made.administrator))


def _from_git(text: str) -> dict[str, bytes]:
    """The YAML and CSV files of ``git:REF[:path]``, by name; the default path is ``schema``.

    The objects are read as they are stored: ``git archive`` would run the filters that .gitattributes chooses.
    """
    _, _, rest = text.partition(":")
    reference, _, path = rest.partition(":")
    if not reference or reference.startswith("-") or not reference.isprintable():
        raise UsageError(f"{text}: git:REF[:path] needs a branch, a tag or a commit")
    commit = _git(text, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{reference}^{{commit}}").strip()
    if not re.fullmatch(rb"[0-9a-f]{40,64}", commit):
        raise UsageError(f"{text}: {reference} is no commit here")
    wanted = {}
    for entry in _git(text, "ls-tree", "-r", "-l", "-z", commit.decode(), "--", path or "schema").split(b"\0")[:-1]:
        about, _, name = entry.partition(b"\t")
        mode, _, digest, size = about.split()
        file = os.fsdecode(name)
        if not file.endswith((*files.SUFFIXES, ".csv")):
            continue
        if not mode.startswith(b"100"):
            raise InputError([Finding(f"{text}: {file} is no regular file")])
        wanted[file] = (digest, int(size))
    if not wanted:
        raise UsageError(f"{text}: there are no YAML files in {path or 'schema'} of that commit")
    try:
        files.within_limits((name, size) for name, (_, size) in wanted.items())
    except OSError as error:
        raise InputError([Finding(f"{text}: {error}")]) from None
    stream = io.BytesIO(_git(text, "cat-file", "--batch", given=b"\n".join(d for d, _ in wanted.values()) + b"\n"))
    found: dict[str, bytes] = {}
    for file, (_, length) in wanted.items():
        stream.readline()
        found[file] = stream.read(length)
        stream.readline()
    return found


def _git(text: str, *arguments: str, given: bytes = b"") -> bytes:
    """What git says; UsageError with its words where it fails."""
    try:
        done = git.run(*arguments, given=given)
    except OSError as error:
        raise ServerError(f"git cannot be run: {error.strerror}") from None
    if done.returncode:
        words = done.stderr.decode(errors="replace").strip() or "there is no such commit"
        first, *more = words.splitlines()
        raise UsageError(f"{text}: {first}", *more)
    return done.stdout
