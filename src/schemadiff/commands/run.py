"""Each command as a function: options in, exit code out; the answer to stdout, everything else to stderr."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from schemadiff.commands.options import Flags, Options, settle
from schemadiff.commands.output import Output, say, write
from schemadiff.errors import Finding, InputError, Interrupted, RefusedError, SchemadiffError, UsageError
from schemadiff.kinds import registry
from schemadiff.pipeline.compared import Unverified
from schemadiff.pipeline.make_plan import make_plan
from schemadiff.pipeline.request import Request
from schemadiff.sources import adoption, opening
from schemadiff.sources.source import Opened, Source, parse

if TYPE_CHECKING:
    from schemadiff.catalog.catalog import Catalog
    from schemadiff.plan import Plan

__all__ = ["Flags", "Output", "apply", "diff", "dump", "init", "plan", "server", "validate"]


@dataclass(frozen=True, slots=True)
class _Target:
    """An open database and what it is called."""

    connection: Any
    name: str
    conninfo: str


@contextmanager
def _target(options: Options) -> Iterator[_Target]:
    """The database to work on, said on stderr before anything happens to it."""
    from schemadiff.postgres.connection import connect, describe

    conninfo, chosen = options.target()
    name = describe(conninfo)
    say(f"database: {name} (from {chosen})")
    with connect(conninfo) as connection:
        yield _Target(connection, name, conninfo)


def _declared(options: Options) -> Catalog:
    folder = Source("folder", options.schema, options.search_path)
    try:
        return _told(opening.catalog(folder, registry()), options)
    except InputError:
        _proofread(options)
        raise


def _proofread(options: Options) -> None:
    """Raises all that is wrong with the folder, its SQL texts included; reading it for a plan parses none of them."""
    opening.catalog(Source("folder", options.schema, options.search_path), registry(), check_sql=True)


def _request(options: Options, name: str) -> Request:
    return dataclasses.replace(options.request(name, options.schema), proofread=lambda: _proofread(options))


def _told(declared: Catalog, options: Options) -> Catalog:
    """The catalog; what it declares and the configuration ignores is said."""
    if options.config.ignore:
        scope = options.scope
        for item in declared:
            if item.parent is None and not item.implicit and scope.ignores(item, declared, registry()):
                say(f"{item.place}: {item.identity} is declared, and {options.config.file} ignores it")
    return declared


def plan(flags: Flags, output: Output, exit_code: bool) -> int:
    """``schemadiff plan``."""
    from schemadiff.apply import consent

    options = settle(flags)
    consent.check_words(options.allow)
    declared = _declared(options)
    with _target(options) as target:
        made = make_plan(target.connection, declared, _request(options, target.name))
        made = consent.marked(_counted(target.connection, made), options.consents)
        output.write(made)
        _unexplained(made, options)
    return _code(made, exit_code)


def _unexplained(made: Plan, options: Options) -> None:
    if options.flags.explain and not made.explanations:
        say(f"nothing in this plan changes {' or '.join(options.flags.explain)}, so there is nothing to explain")


def _counted(connection: Any, made: Plan) -> Plan:
    """The plan with the rows that stand in its way, as far as they may be counted before anybody has agreed to it."""
    if made.empty:
        return made
    from schemadiff.pipeline import existing_rows

    return existing_rows.counted(connection, made).plan


def _code(made: Plan, differences: bool) -> int:
    """3 where nothing could be applied as it stands; 2 for differences, where that is asked for."""
    if made.refusals:
        return RefusedError.exit_code
    return 2 if differences and not made.empty else 0


def diff(a: str, b: str, flags: Flags, output: Output, exit_code: bool) -> int:
    """``schemadiff diff A B``."""
    from schemadiff.sources import snapshot

    options = settle(flags)
    one, other = (parse(text, options.search_path) for text in (a, b))
    with snapshot.blamed(s.text for s in (one, other) if s.sort == "saved"):
        made = _difference(one, other, options)
    output.write(made)
    _unexplained(made, options)
    return _code(made, exit_code)


def _difference(one: Source, other: Source, options: Options) -> Plan:
    """The plan that turns one source into the other."""
    declared = _told(opening.catalog(other, registry(), check_sql=True), options)
    request = options.request(one.name, other.name)
    if declared.whole and not options.manages:
        request = dataclasses.replace(request, scope=dataclasses.replace(request.scope, everything=True))
    if "script" in (one.sort, other.sort):
        request = dataclasses.replace(request, scope=opening.as_far_as_a_script_says(request.scope))
    with opening.database(one, registry(), request, say) as opened:
        if opened.put_back is not None:
            # A copy of our own may be written in.
            request = dataclasses.replace(request, target_writes=True, put_back=opened.put_back)
        made = make_plan(opened.connection, declared, request)
        return _counted(opened.connection, made) if opened.put_back is None else made


def apply(flags: Flags, yes: bool, file: Path | None = None) -> int:
    """``schemadiff apply``; with a saved plan, only if it is still the one that would be made."""
    from schemadiff.apply import consent, timeouts
    from schemadiff.apply.runner import Planned, check_rows, only_one, run
    from schemadiff.pipeline import existing_rows

    options = settle(flags)
    consent.check_words(options.allow)
    timeouts.check(options.limits)
    reviewed = _reviewed(file) if file is not None else None
    declared = _declared(options)
    with _target(options) as target, only_one(target.connection, options.limits.patience):
        connection = target.connection
        request = _request(options, target.name)
        planned = Planned(connection)
        made, left = existing_rows.counted(connection, make_plan(connection, declared, request))
        made = consent.marked(made, options.consents)
        Output().write(made)
        if made.refusals or made.requirements:
            raise RefusedError((*made.refusals, *made.requirements))
        if flags.no_target_writes and (unverified := [w for w in made.warnings if isinstance(w, Unverified)]):
            raise RefusedError(unverified)
        if made.empty:
            return 0
        if reviewed is not None and reviewed != made.fingerprint:
            raise RefusedError([Finding(f"{file} is not what would be done now: the database or the YAML has changed")])
        if unallowed := consent.missing(made, options.allow):
            raise RefusedError(unallowed)
        if not yes:
            _ask_first(made)
            again = make_plan(connection, declared, request)
            if again.fingerprint != made.fingerprint:
                raise RefusedError([Finding("the database has changed since the plan was shown; plan again")])
        in_the_way = check_rows(connection, made, only=left, statement_timeout=options.limits.statement_timeout)
        if in_the_way:
            raise RefusedError(in_the_way)
        run(
            connection,
            made,
            limits=options.limits,
            environment=request.environment,
            planned=planned,
            tell=_progress(len(made.steps)),
            conninfo=target.conninfo,
            say=say,
        )
        _look_again(connection, declared, request)
    say("applied; the database is as declared")
    return 0


def _reviewed(file: Path) -> str:
    """The fingerprint of a plan that ``plan --format json`` wrote."""
    import json

    from schemadiff.report.json_ import FORMAT, FORMAT_VERSION

    try:
        found = json.loads(file.read_bytes())
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from None
    except ValueError:
        raise UsageError(f"{file} is no JSON") from None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise UsageError(f"{file} is no plan; `schemadiff plan --format json --out {file}` writes one")
    if found.get("format_version") != FORMAT_VERSION:
        raise UsageError(f"{file} was written by another version of schemadiff; plan again")
    return str(found.get("fingerprint"))


def _look_again(connection: Any, declared: Catalog, request: Any) -> None:
    """Whether anything is left to do; whatever goes wrong here, the plan is applied."""
    try:
        left = make_plan(connection, declared, request)
    except KeyboardInterrupt:
        raise Interrupted("interrupted, but everything is committed; only the last look was cut short") from None
    except SchemadiffError as error:
        first, *rest = error.parts
        raise SchemadiffError(f"everything is committed, but the last look at it failed: {first}", *rest) from None
    if not left.empty:
        titles = (s.title for s in left.steps)
        raise SchemadiffError("applied, but the database is still not as declared; a new plan would still", *titles)


def _ask_first(made: Plan) -> None:
    if not sys.stdin.isatty():
        raise RefusedError([Finding("there is no terminal to ask, and no --yes")])
    count = len(made.steps)
    sys.stderr.write(f"Apply {'this statement' if count == 1 else f'these {count} statements'}? [y/N] ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        raise RefusedError([Finding("not confirmed")])


def _progress(count: int) -> Any:
    def tell(number: int, step: Any) -> None:
        say(f"[{number + 1}/{count}] {step.title}")

    return tell


def dump(source: str | None, flags: Flags, out: Path | None) -> int:
    """``schemadiff dump``: as YAML, or as one JSON file that later comparisons can start from."""
    options = settle(flags)
    if source is None:
        with _target(options) as target:
            found = adoption.adopted(Opened(target.connection), registry())
    elif (parsed := parse(source, options.search_path)).sort == "database":
        with opening.database(parsed, registry()) as opened:
            found = adoption.adopted(opened, registry())
    else:
        found = opening.catalog(parsed, registry(), check_sql=True)
    _dump(found, out)
    return 0


def _dump(found: Catalog, out: Path | None) -> None:
    if out is not None and out.suffix == ".json":
        from schemadiff.sources import snapshot

        write(snapshot.text(found), out)
        return
    from schemadiff.declaration import dumper, file_layout

    files = dumper.dump(found, registry())
    if out is None:
        write(file_layout.in_one(files), None)
    else:
        _write_files(files, out)
    for one in found.unmodelled:
        say(f"not modelled, left out: {one}")


def _write_files(files: Any, folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.rglob("*.y*ml"))):
        raise UsageError(f"{folder} holds YAML files already; choose an empty folder")
    for name, text in files.items():
        file = folder / name
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        except OSError as error:
            raise SchemadiffError(f"cannot write {file}: {error.strerror}") from None
    say(f"wrote {len(files)} file{'s' if len(files) != 1 else ''} to {folder}")


def validate(flags: Flags) -> int:
    """``schemadiff validate``."""

    options = settle(flags)
    folder = Source("folder", options.schema, options.search_path)
    found = _told(opening.catalog(folder, registry(), check_sql=True), options)
    options.variables.check(found, registry())
    say(f"{options.schema}: {len(found)} objects, no errors")
    return 0


def init(flags: Flags) -> int:
    """``schemadiff init``: from the database that --db or --env names, else an example."""
    options = settle(flags)
    folder = Path(options.schema)
    if folder.exists() and (not folder.is_dir() or any(folder.rglob("*.y*ml"))):
        raise UsageError(f"{options.schema} holds YAML files already; --schema names another folder")
    if flags.db or flags.env:
        with _target(options) as target:
            found = adoption.adopted(Opened(target.connection), registry())
        if not len(found):
            raise SchemadiffError("the database holds nothing to write; without --db, init writes an example")
        _dump(found, folder)
        return 0
    from importlib import resources

    example = resources.files("schemadiff.commands").joinpath("example.yaml").read_text(encoding="utf-8")
    _write_files({"example.yaml": example}, folder)
    say("next: schemadiff plan" if flags.schema is None else f"next: schemadiff plan --schema {folder}")
    return 0


def server(action: str) -> int:
    """``schemadiff server``."""
    from schemadiff.postgres.embedded import kept_status, start_kept, stop_kept

    if action == "start":
        write(f"{start_kept().dsn('postgres')}\n", None)
    elif action == "stop":
        say("stopped" if stop_kept() else "was not running")
    else:
        status = kept_status()
        if status.server is not None:
            write(f"running: PostgreSQL {status.version}, process {status.server.pid}\n", None)
            write(f"{status.server.dsn('postgres')}\n", None)
        elif status.version is not None:
            write(f"stopped: PostgreSQL {status.version} in {status.folder}\n", None)
        else:
            write(f"none: there is no server in {status.folder} yet\n", None)
    return 0
